/** What `--help` says: it fits on a screen of 80 × 24 columns twice over, and has examples. */
export const help = `
  Train a small neural network in the terminal and watch it learn.

  downhill [train] [flags]           dashboard on a terminal, plain lines elsewhere
  downhill evaluate <checkpoint>     accuracy, cost, confusion matrix on test images
  downhill checkpoints list          every checkpoint of every run
  <checkpoint> is a file, a run's folder (its newest file), or latest

  --preset classic|nielsen|fast|accurate    a whole recipe; the flags below change it
  --layers 16,16          hidden layers    --activation sigmoid|tanh|relu|leaky-relu
  --cost quadratic|cross-entropy           --output-activation sigmoid|softmax|…
  --optimizer sgd|momentum|nesterov|adam|adamw         --weight-decay 0
  --learning-rate 0.3     η                --schedule constant|step|cosine|one-cycle
  --batch-size 10         or all           --epochs 30       --seed 1
  --initializer normal|fan-in|xavier|he    --validation 10000  images held out
  --data mnist|<folder of IDX files>       --train-size all  --shuffle-labels
  --checkpoints <folder>  --resume latest|<checkpoint>
  --glyphs auto|blocks|ascii   --headless  plain lines   --json  a JSON object a line

  downhill --preset fast                   98 % in a few seconds
  downhill --layers 30 --learning-rate 1.5 --epochs 10
  downhill --resume latest --epochs 60     go on where the last run stopped
  downhill --headless --json --seed 2 | jq .validationAccuracy
  downhill evaluate latest
`
