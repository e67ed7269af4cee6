"""Problems: fields, forms, couplings, boundary values and outputs; they take an engine's names as an argument and import none."""
