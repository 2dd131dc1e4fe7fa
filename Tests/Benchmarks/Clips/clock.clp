; What every measurement needs. A load defines `feed` (asserts its facts), `read-result` (counts and sums what came
; of them) and, where facts are taken back after the run, `take-back`.
(defglobal ?*count* = 0 ?*sum* = 0)

(deffunction forget-result () (bind ?*count* 0) (bind ?*sum* 0))

(deffunction take-back () TRUE)

(deffunction feed () TRUE)

(deffunction read-result () TRUE)

(deffunction ask-all () TRUE)

(deffunction work-seconds ()
  (bind ?start (time))
  (reset)
  (feed)
  (run)
  (if (take-back) then (run))
  (read-result)
  (- (time) ?start))

(deffunction ask-seconds ()
  (bind ?start (time))
  (ask-all)
  (- (time) ?start))
