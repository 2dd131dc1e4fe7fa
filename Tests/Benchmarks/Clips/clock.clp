; What every measurement needs. A load defines `feed` (asserts its facts), `read-result` (counts and sums what came
; of them) and, where facts are taken back after the run, `take-back`; or `ask-all`, which puts all questions.
(defglobal ?*count* = 0 ?*sum* = 0)

(deffunction forget-result () (bind ?*count* 0) (bind ?*sum* 0))

(deffunction take-back () TRUE)

(deffunction feed () TRUE)

(deffunction read-result () TRUE)

(deffunction ask-all () TRUE)

(deffunction work ()
  (reset)
  (feed)
  (run)
  (if (take-back) then (run))
  (read-result))

(deffunction nothing () TRUE)
