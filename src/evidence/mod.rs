//! Published figures with their sources, parsed from `data/`.
