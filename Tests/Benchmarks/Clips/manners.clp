; The counterpart of Programs/manners.md, rule for rule.
(deftemplate stage (slot name))
(deftemplate guest (slot name) (slot sex) (slot hobby))
(deftemplate last-seat (slot number))
(deftemplate numbering (slot next))
(deftemplate placing (slot id) (slot parent) (slot left) (slot left-guest) (slot right-guest) (slot right) (slot traced))
(deftemplate path (slot id) (slot name) (slot seat))
(deftemplate tried (slot id) (slot name) (slot hobby))

(deffacts opening
  (numbering (next 1))
  (stage (name start)))

(defrule seat-first
  ?stage <- (stage (name start))
  (guest (name ?guest))
  ?numbering <- (numbering (next ?id))
  =>
  (assert (placing (id ?id) (parent 0) (left 1) (left-guest ?guest) (right-guest ?guest) (right 1) (traced yes)))
  (assert (path (id ?id) (name ?guest) (seat 1)))
  (modify ?numbering (next (+ ?id 1)))
  (modify ?stage (name seating)))

(defrule seat-next
  ?stage <- (stage (name seating))
  (placing (id ?parent) (right-guest ?guest) (right ?seat) (traced yes))
  (guest (name ?guest) (sex ?sex) (hobby ?hobby))
  (guest (name ?new) (sex ~?sex) (hobby ?hobby))
  ?numbering <- (numbering (next ?id))
  (not (path (id ?parent) (name ?new)))
  (not (tried (id ?parent) (name ?new) (hobby ?hobby)))
  =>
  (assert (placing (id ?id) (parent ?parent) (left ?seat) (left-guest ?guest) (right-guest ?new)
    (right (+ ?seat 1)) (traced no)))
  (assert (path (id ?id) (name ?new) (seat (+ ?seat 1))))
  (assert (tried (id ?parent) (name ?new) (hobby ?hobby)))
  (modify ?numbering (next (+ ?id 1)))
  (modify ?stage (name tracing)))

(defrule copy-path
  (stage (name tracing))
  (placing (id ?id) (parent ?parent) (traced no))
  (path (id ?parent) (name ?guest) (seat ?seat))
  (not (path (id ?id) (name ?guest)))
  =>
  (assert (path (id ?id) (name ?guest) (seat ?seat))))

(defrule path-copied
  ?stage <- (stage (name tracing))
  ?placing <- (placing (traced no))
  =>
  (modify ?placing (traced yes))
  (modify ?stage (name checking)))

(defrule all-seated
  ?stage <- (stage (name checking))
  (last-seat (number ?seat))
  (placing (right ?seat))
  =>
  (modify ?stage (name announcing)))

(defrule go-on
  ?stage <- (stage (name checking))
  =>
  (modify ?stage (name seating)))

(defrule announce
  (stage (name announcing))
  (last-seat (number ?seat))
  (placing (id ?id) (right ?seat))
  ?path <- (path (id ?id))
  =>
  (retract ?path))

(defrule break-up
  (stage (name announcing))
  =>
  (halt))

(deffunction read-result ()
  (do-for-all-facts ((?f placing)) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* ?f:id ?f:parent ?f:left ?f:right))))
