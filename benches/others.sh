#!/usr/bin/env bash
# The toy licence (TOY.md) in NumPy and in Squiggle. Says what is missing and how to install it.
cd "$(dirname "$0")" || exit 1
python=${PYTHON:-python3}
if "$python" -c 'import numpy' 2>/dev/null; then
  "$python" numpy_paths.py
else
  echo "NumPy is missing, its toy licence is not timed: $python -m pip install numpy (or PYTHON=/path/to/python)"
fi
squiggle=${SQUIGGLE:-../target/squiggle}
if [[ -d $squiggle/node_modules/@quri/squiggle-lang ]]; then
  node squiggle_paths.mjs "$squiggle"
else
  echo "Squiggle is missing, its toy licence is not timed: npm install --prefix target/squiggle @quri/squiggle-lang@0.10"
fi
