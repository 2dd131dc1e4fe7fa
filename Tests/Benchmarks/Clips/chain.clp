; The counterpart of Programs/chain.md.
(deftemplate link (slot number) (slot last))

(defrule next-link
  (logical (link (number ?number) (last ?last&:(< ?number ?last))))
  =>
  (assert (link (number (+ ?number 1)) (last ?last))))

(deffunction read-result ()
  (do-for-all-facts ((?f link)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:number ?f:last))))
