//! What a person assumes: the parameter registry, its values, and their form as a link.
