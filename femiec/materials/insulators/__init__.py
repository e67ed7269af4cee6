"""The root materials (ELI), one a file: those that Chen et al. (2020) name as stable against lithium, with wide band gaps."""
