; The counterpart of Programs/tally.md. CLIPS has no accumulation: a function adds up all amounts.
(deftemplate tick (slot value) (slot limit))
(deftemplate amount (slot number) (slot size))
(deftemplate report (slot value) (slot sum))

(deffunction sum-of-amounts ()
  (bind ?sum 0)
  (do-for-all-facts ((?a amount)) TRUE (bind ?sum (+ ?sum ?a:size)))
  ?sum)

(defrule report
  (declare (salience 10))
  (tick (value ?value))
  =>
  (assert (report (value ?value) (sum (sum-of-amounts)))))

(defrule advance
  ?tick <- (tick (value ?value) (limit ?limit&:(> ?limit ?value)))
  ?amount <- (amount (number ?value) (size ?size))
  =>
  (modify ?amount (size (+ ?size 1)))
  (modify ?tick (value (+ ?value 1))))

(deffunction read-result ()
  (do-for-all-facts ((?f report)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:value ?f:sum))))
