; The counterpart of Programs/rare.md.
(deftemplate tick (slot value) (slot limit))
(deftemplate left (slot key))
(deftemplate right (slot key) (slot tail))
(deftemplate hit (slot value))

(defrule meet
  (left (key ?key))
  (right (key ?key))
  (tick (value ?value))
  =>
  (assert (hit (value ?value))))

(defrule advance
  ?tick <- (tick (value ?value) (limit ?limit&:(> ?limit ?value)))
  =>
  (modify ?tick (value (+ ?value 1))))

(deffunction read-result ()
  (do-for-all-facts ((?f hit)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:value))))
