; The counterpart of Programs/fan.md.
(deftemplate ground (slot name))
(deftemplate entry (slot number))
(deftemplate conclusion (slot number))
(deftemplate corollary (slot number))

(defrule conclude
  (logical (ground (name 总则)) (entry (number ?number)))
  =>
  (assert (conclusion (number ?number))))

(defrule follow
  (logical (conclusion (number ?number)))
  =>
  (assert (corollary (number ?number))))

(deffunction read-result ()
  (do-for-all-facts ((?f corollary)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:number))))
