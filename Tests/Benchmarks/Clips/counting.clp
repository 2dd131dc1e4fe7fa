; The counterpart of Programs/counting.md.
(deftemplate counter (slot value) (slot limit))

(defrule add-one
  ?counter <- (counter (value ?value) (limit ?limit&:(> ?limit ?value)))
  =>
  (modify ?counter (value (+ ?value 1))))

(deffunction read-result ()
  (do-for-all-facts ((?f counter)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:value ?f:limit))))
