; The counterpart of Programs/closure.md.
(deftemplate edge (slot from) (slot to))
(deftemplate reach (slot from) (slot to))

(defrule one-step
  (edge (from ?a) (to ?b))
  =>
  (assert (reach (from ?a) (to ?b))))

(defrule one-more
  (reach (from ?a) (to ?b))
  (edge (from ?b) (to ?c))
  =>
  (assert (reach (from ?a) (to ?c))))

(deffunction read-result ()
  (do-for-all-facts ((?f reach)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:from ?f:to))))
