; Programs/tally.md as a CLIPS programmer who minds speed writes it: the sum is carried along by hand.
(deftemplate tick (slot value) (slot limit))
(deftemplate amount (slot number) (slot size))
(deftemplate report (slot value) (slot sum))
(deftemplate total (slot sum))

(deffacts opening (total (sum 0)))

(defrule report
  (declare (salience 10))
  (tick (value ?value))
  (total (sum ?sum))
  =>
  (assert (report (value ?value) (sum ?sum))))

(defrule advance
  ?tick <- (tick (value ?value) (limit ?limit&:(> ?limit ?value)))
  ?amount <- (amount (number ?value) (size ?size))
  ?total <- (total (sum ?sum))
  =>
  (modify ?amount (size (+ ?size 1)))
  (modify ?total (sum (+ ?sum 1)))
  (modify ?tick (value (+ ?value 1))))

(deffunction read-result ()
  (do-for-all-facts ((?f report)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:value ?f:sum))))
