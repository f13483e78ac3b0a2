/** What `--help` says: it fits on one screen, and has examples. */
export const help = `
  Train a small neural network in the terminal and watch it learn.

  downhill [train] [flags]         dashboard; without a terminal, plain lines
  downhill data <data>             counts, examples and problems of a data set
  downhill evaluate <checkpoint>   accuracy, cost, confusion on the test images
  downhill predict <checkpoint> image.png…  what it says of pictures  [--show]
  downhill noise <checkpoint>      how sure it is of what shows nothing
                                   [--kind pixels|shuffled] [--count 1000]
  downhill export <checkpoint> --to onnx|npz|safetensors|pytorch
                                   for other programs: [--output file] [--force]
  downhill checkpoints list        every checkpoint of every run
  downhill checkpoints verify      reads them whole, and says which are damaged
  downhill checkpoints prune --keep n [--dry-run]     deletes all but the best n
  downhill fit "sin(3*x) + x/2"    one hidden layer approximates any function:
      [--from -3] [--to 3] [--points file.csv] [--neurons 16] [--steps 10000]
  <checkpoint> is a file, a run's folder (its newest file), or latest

  --preset classic|nielsen|fast|accurate   a whole recipe, changed by the rest:
  --layers 16,16  or none      --activation sigmoid|tanh|relu|leaky-relu|…
  --cost quadratic|cross-entropy           --output-activation sigmoid|softmax|…
  --optimizer sgd|momentum|nesterov|adam|adamw             --weight-decay 0
  --learning-rate 0.3          --schedule constant|step|cosine|one-cycle
  --batch-size 10  or all      --epochs 30       --seed 1
  --initializer normal|fan-in|xavier|he          --validation 10000  held out
  --data mnist|<folder>|<file.csv>               --train-size all
  --names <file of class names>    pictures: --size 28  or 32x24  --colour
  --augment shift,rotate,elastic  or none        --shuffle-labels
  --checkpoints <folder>       --threads 1
  --resume latest|<checkpoint> --keep n    the best n and the last, not all
  --glyphs auto|blocks|ascii   --screen-reader  plain sentences, and all keys
  --headless  plain lines      --json  one JSON object a line

  downhill --preset fast                 98 % in a second or two
  downhill --layers 30 --epochs 10       another network
  downhill --resume latest --epochs 60   go on where the last run stopped
  downhill --json --seed 2 | jq .validationAccuracy
`
