; The counterpart of Programs/waltz.md and Programs/waltz-scene.md, rule for rule.
(deftemplate stage (slot name))
(deftemplate stairs (slot steps) (slot drawn))
(deftemplate line (slot a) (slot b))
(deftemplate edge (slot from) (slot to) (slot dx) (slot dy) (slot joined) (slot label) (slot plotted))
(deftemplate junction (slot kind) (slot at) (slot p1) (slot p2) (slot p3))

(deffacts opening (stage (name drawing)))

(defrule draw-step
  (stage (name drawing))
  ?stairs <- (stairs (steps ?steps) (drawn ?drawn&:(< ?drawn ?steps)))
  (test (= (mod ?drawn 7) 6))
  =>
  (bind ?root (- (+ (* 80000 ?drawn) (* 5 ?steps)) (* 5 ?drawn)))
  (bind ?rim (+ ?root 80000))
  (assert (line (a ?root) (b ?rim)))
  (assert (line (a ?rim) (b (- ?rim 5))))
  (assert (line (a ?rim) (b (+ ?rim 30002))))
  (assert (line (a (- ?rim 5)) (b (+ ?rim 29997))))
  (assert (line (a (+ ?rim 30002)) (b (+ ?rim 29997))))
  (assert (line (a (+ ?root 30002)) (b (+ ?rim 30002))))
  (modify ?stairs (drawn (+ ?drawn 1))))

(defrule draw-step-with-board
  (stage (name drawing))
  ?stairs <- (stairs (steps ?steps) (drawn ?drawn&:(< ?drawn ?steps)))
  (test (<> (mod ?drawn 7) 6))
  =>
  (bind ?root (- (+ (* 80000 ?drawn) (* 5 ?steps)) (* 5 ?drawn)))
  (bind ?rim (+ ?root 80000))
  (assert (line (a ?root) (b ?rim)))
  (assert (line (a ?rim) (b (- ?rim 5))))
  (assert (line (a ?rim) (b (+ ?rim 30002))))
  (assert (line (a (- ?rim 5)) (b (+ ?rim 29997))))
  (assert (line (a (+ ?rim 30002)) (b (+ ?rim 29997))))
  (assert (line (a (+ ?root 30002)) (b (+ ?root 50002))))
  (assert (line (a (+ ?root 50002)) (b (+ ?root 70002))))
  (assert (line (a (+ ?root 70002)) (b (+ ?rim 30002))))
  (assert (line (a (+ ?root 50002)) (b (+ ?root 50004))))
  (assert (line (a (+ ?root 50004)) (b (+ ?root 70004))))
  (assert (line (a (+ ?root 70004)) (b (+ ?root 70002))))
  (modify ?stairs (drawn (+ ?drawn 1))))

(defrule lay-down-pen
  ?stage <- (stage (name drawing))
  (stairs (steps ?steps) (drawn ?steps))
  =>
  (assert (line (a 0) (b (* 5 ?steps))))
  (assert (line (a (* 5 ?steps)) (b (+ (* 5 ?steps) 30002))))
  (assert (line (a 0) (b (* 80000 ?steps))))
  (modify ?stage (name reversing)))

(defrule reverse
  (stage (name reversing))
  ?line <- (line (a ?a) (b ?b))
  =>
  (bind ?dx (- (div ?b 10000) (div ?a 10000)))
  (bind ?dy (- (mod ?b 10000) (mod ?a 10000)))
  (assert (edge (from ?a) (to ?b) (dx ?dx) (dy ?dy) (joined no) (label none) (plotted no)))
  (assert (edge (from ?b) (to ?a) (dx (- 0 ?dx)) (dy (- 0 ?dy)) (joined no) (label none) (plotted no)))
  (retract ?line))

(defrule done-reversing
  (declare (salience -10))
  ?stage <- (stage (name reversing))
  (not (line))
  =>
  (modify ?stage (name detecting)))

(defrule make-arrow
  (declare (salience 10))
  (stage (name detecting))
  ?e1 <- (edge (from ?at) (to ?p1) (dx ?dx1) (dy ?dy1) (joined no))
  ?e2 <- (edge (from ?at) (to ?p2&~?p1) (dx ?dx2) (dy ?dy2) (joined no))
  ?e3 <- (edge (from ?at) (to ?p3&~?p1&~?p2) (dx ?dx3) (dy ?dy3) (joined no))
  (test (> (- (* ?dx1 ?dy2) (* ?dy1 ?dx2)) 0))
  (test (> (- (* ?dx2 ?dy3) (* ?dy2 ?dx3)) 0))
  (test (> (- (* ?dx1 ?dy3) (* ?dy1 ?dx3)) 0))
  =>
  (assert (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3)))
  (modify ?e1 (joined yes))
  (modify ?e2 (joined yes))
  (modify ?e3 (joined yes)))

(defrule make-fork
  (declare (salience 10))
  (stage (name detecting))
  ?e1 <- (edge (from ?at) (to ?p1) (dx ?dx1) (dy ?dy1) (joined no))
  ?e2 <- (edge (from ?at) (to ?p2&~?p1) (dx ?dx2) (dy ?dy2) (joined no))
  ?e3 <- (edge (from ?at) (to ?p3&~?p1&~?p2) (dx ?dx3) (dy ?dy3) (joined no))
  (test (> (- (* ?dx1 ?dy2) (* ?dy1 ?dx2)) 0))
  (test (> (- (* ?dx2 ?dy3) (* ?dy2 ?dx3)) 0))
  (test (> (- (* ?dx3 ?dy1) (* ?dy3 ?dx1)) 0))
  =>
  (assert (junction (kind fork) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3)))
  (modify ?e1 (joined yes))
  (modify ?e2 (joined yes))
  (modify ?e3 (joined yes)))

(defrule make-tee
  (declare (salience 10))
  (stage (name detecting))
  ?e1 <- (edge (from ?at) (to ?p1) (dx ?dx1) (dy ?dy1) (joined no))
  ?e2 <- (edge (from ?at) (to ?p2&~?p1) (dx ?dx2) (dy ?dy2) (joined no))
  ?e3 <- (edge (from ?at) (to ?p3&~?p1&~?p2) (dx ?dx3) (dy ?dy3) (joined no))
  (test (> (- (* ?dx1 ?dy2) (* ?dy1 ?dx2)) 0))
  (test (= (- (* ?dx1 ?dy3) (* ?dy1 ?dx3)) 0))
  =>
  (assert (junction (kind tee) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3)))
  (modify ?e1 (joined yes))
  (modify ?e2 (joined yes))
  (modify ?e3 (joined yes)))

(defrule make-ell
  (stage (name detecting))
  ?e1 <- (edge (from ?at) (to ?p1) (joined no))
  ?e2 <- (edge (from ?at) (to ?p2&~?p1) (joined no))
  (not (edge (from ?at) (to ~?p1&~?p2)))
  =>
  (assert (junction (kind ell) (at ?at) (p1 ?p1) (p2 ?p2) (p3 0)))
  (modify ?e1 (joined yes))
  (modify ?e2 (joined yes)))

(defrule done-detecting
  (declare (salience -10))
  ?stage <- (stage (name detecting))
  =>
  (modify ?stage (name seeking-last)))

(defrule last-is-ell
  ?stage <- (stage (name seeking-last))
  (junction (kind ell) (at ?at) (p1 ?p1) (p2 ?p2))
  ?e1 <- (edge (from ?at) (to ?p1))
  ?e2 <- (edge (from ?at) (to ?p2))
  (not (junction (at ?it&:(> ?it ?at))))
  =>
  (modify ?e1 (label boundary))
  (modify ?e2 (label boundary))
  (modify ?stage (name seeking-first)))

(defrule last-is-arrow
  ?stage <- (stage (name seeking-last))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  ?e1 <- (edge (from ?at) (to ?p1))
  ?e2 <- (edge (from ?at) (to ?p2))
  ?e3 <- (edge (from ?at) (to ?p3))
  (not (junction (at ?it&:(> ?it ?at))))
  =>
  (modify ?e1 (label boundary))
  (modify ?e2 (label convex))
  (modify ?e3 (label boundary))
  (modify ?stage (name seeking-first)))

(defrule first-is-ell
  ?stage <- (stage (name seeking-first))
  (junction (kind ell) (at ?at) (p1 ?p1) (p2 ?p2))
  ?e1 <- (edge (from ?at) (to ?p1))
  ?e2 <- (edge (from ?at) (to ?p2))
  (not (junction (at ?it&:(< ?it ?at))))
  =>
  (modify ?e1 (label boundary))
  (modify ?e2 (label boundary))
  (modify ?stage (name labelling)))

(defrule first-is-arrow
  ?stage <- (stage (name seeking-first))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  ?e1 <- (edge (from ?at) (to ?p1))
  ?e2 <- (edge (from ?at) (to ?p2))
  ?e3 <- (edge (from ?at) (to ?p3))
  (not (junction (at ?it&:(< ?it ?at))))
  =>
  (modify ?e1 (label boundary))
  (modify ?e2 (label convex))
  (modify ?e3 (label boundary))
  (modify ?stage (name labelling)))

(defrule match-edge
  (stage (name labelling))
  ?edge <- (edge (from ?a) (to ?b) (label ?label&~none))
  ?back <- (edge (from ?b) (to ?a) (label none))
  =>
  (modify ?edge (plotted yes))
  (modify ?back (label ?label) (plotted yes)))

(defrule label-ell
  (stage (name labelling))
  (junction (kind ell) (at ?at))
  (edge (from ?at) (to ?a) (label ~none&~boundary))
  ?edge <- (edge (from ?at) (to ~?a) (label none))
  =>
  (modify ?edge (label boundary)))

(defrule label-tee-1
  (stage (name labelling))
  (junction (kind tee) (at ?at) (p1 ?p1) (p3 ?p3))
  ?e1 <- (edge (from ?at) (to ?p1) (label none))
  ?e3 <- (edge (from ?at) (to ?p3))
  =>
  (modify ?e1 (label boundary))
  (modify ?e3 (label boundary)))

(defrule label-tee-3
  (stage (name labelling))
  (junction (kind tee) (at ?at) (p1 ?p1) (p3 ?p3))
  ?e1 <- (edge (from ?at) (to ?p1))
  ?e3 <- (edge (from ?at) (to ?p3) (label none))
  =>
  (modify ?e1 (label boundary))
  (modify ?e3 (label boundary)))

(defrule label-fork-convex
  (stage (name labelling))
  (junction (kind fork) (at ?at))
  (edge (from ?at) (to ?a) (label convex))
  ?e1 <- (edge (from ?at) (to ?b&~?a) (label none))
  ?e2 <- (edge (from ?at) (to ~?a&~?b))
  =>
  (modify ?e1 (label convex))
  (modify ?e2 (label convex)))

(defrule label-fork-mixed
  (stage (name labelling))
  (junction (kind fork) (at ?at))
  (edge (from ?at) (to ?a) (label boundary))
  (edge (from ?at) (to ?b&~?a) (label concave))
  ?edge <- (edge (from ?at) (to ~?a&~?b) (label none))
  =>
  (modify ?edge (label boundary)))

(defrule label-fork-boundaries
  (stage (name labelling))
  (junction (kind fork) (at ?at))
  (edge (from ?at) (to ?a) (label boundary))
  (edge (from ?at) (to ?b&~?a) (label boundary))
  ?edge <- (edge (from ?at) (to ~?a&~?b) (label none))
  =>
  (modify ?edge (label concave)))

(defrule label-fork-concaves
  (stage (name labelling))
  (junction (kind fork) (at ?at))
  (edge (from ?at) (to ?a) (label concave))
  (edge (from ?at) (to ?b&~?a) (label concave))
  ?edge <- (edge (from ?at) (to ~?a&~?b) (label none))
  =>
  (modify ?edge (label concave)))

(defrule label-arrow-from-1-at-2
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p1) (label ?label&~none&~convex))
  ?e2 <- (edge (from ?at) (to ?p2) (label none))
  ?e3 <- (edge (from ?at) (to ?p3))
  =>
  (modify ?e2 (label convex))
  (modify ?e3 (label ?label)))

(defrule label-arrow-from-1-at-3
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p1) (label ?label&~none&~convex))
  ?e2 <- (edge (from ?at) (to ?p2))
  ?e3 <- (edge (from ?at) (to ?p3) (label none))
  =>
  (modify ?e2 (label convex))
  (modify ?e3 (label ?label)))

(defrule label-arrow-from-3-at-2
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p3) (label ?label&~none&~convex))
  ?e2 <- (edge (from ?at) (to ?p2) (label none))
  ?e1 <- (edge (from ?at) (to ?p1))
  =>
  (modify ?e2 (label convex))
  (modify ?e1 (label ?label)))

(defrule label-arrow-from-3-at-1
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p3) (label ?label&~none&~convex))
  ?e2 <- (edge (from ?at) (to ?p2))
  ?e1 <- (edge (from ?at) (to ?p1) (label none))
  =>
  (modify ?e2 (label convex))
  (modify ?e1 (label ?label)))

(defrule label-arrow-convex-1-at-2
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p1) (label convex))
  ?e2 <- (edge (from ?at) (to ?p2) (label none))
  ?e3 <- (edge (from ?at) (to ?p3))
  =>
  (modify ?e2 (label concave))
  (modify ?e3 (label convex)))

(defrule label-arrow-convex-1-at-3
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p1) (label convex))
  ?e2 <- (edge (from ?at) (to ?p2))
  ?e3 <- (edge (from ?at) (to ?p3) (label none))
  =>
  (modify ?e2 (label concave))
  (modify ?e3 (label convex)))

(defrule label-arrow-convex-3-at-2
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p3) (label convex))
  ?e2 <- (edge (from ?at) (to ?p2) (label none))
  ?e1 <- (edge (from ?at) (to ?p1))
  =>
  (modify ?e2 (label concave))
  (modify ?e1 (label convex)))

(defrule label-arrow-convex-3-at-1
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p3) (label convex))
  ?e2 <- (edge (from ?at) (to ?p2))
  ?e1 <- (edge (from ?at) (to ?p1) (label none))
  =>
  (modify ?e2 (label concave))
  (modify ?e1 (label convex)))

(defrule label-arrow-shaft-at-3
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p2) (label concave))
  ?e1 <- (edge (from ?at) (to ?p1))
  ?e3 <- (edge (from ?at) (to ?p3) (label none))
  =>
  (modify ?e1 (label convex))
  (modify ?e3 (label convex)))

(defrule label-arrow-shaft-at-1
  (stage (name labelling))
  (junction (kind arrow) (at ?at) (p1 ?p1) (p2 ?p2) (p3 ?p3))
  (edge (from ?at) (to ?p2) (label concave))
  ?e1 <- (edge (from ?at) (to ?p1) (label none))
  ?e3 <- (edge (from ?at) (to ?p3))
  =>
  (modify ?e1 (label convex))
  (modify ?e3 (label convex)))

(defrule done-labelling
  (declare (salience -10))
  ?stage <- (stage (name labelling))
  =>
  (modify ?stage (name plotting)))

(defrule plot-labelled
  (stage (name plotting))
  ?edge <- (edge (plotted no) (label ~none))
  =>
  (modify ?edge (plotted yes)))

(defrule plot-unlabelled
  (stage (name plotting))
  ?edge <- (edge (plotted no) (label none))
  =>
  (modify ?edge (label boundary) (plotted yes)))

(defrule done-plotting
  (declare (salience -10))
  ?stage <- (stage (name plotting))
  (not (edge (plotted no)))
  =>
  (modify ?stage (name done)))

(deffunction read-result ()
  (do-for-all-facts ((?f edge)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:from ?f:to ?f:dx ?f:dy))))
