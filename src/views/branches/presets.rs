//! The starting points of the branches.

use crate::assumptions::presets::presets;

presets! {
    Branches;
    /// The three branches with our weights.
    Weighed: "", ("Anthropic's three branches", "Anthropicの3つの道");
    /// Only the plateau, its top within two years (S3).
    Flattens: "w1=100&w2=0&w3=0&left=3", ("It flattens", "頭打ち");
    /// Only compounding, with a team of 100 doing the work of 100,000 (S1).
    Compounds: "w1=0&w2=100&w3=0&fmax=0.999", ("It compounds", "複利で伸びる");
    /// Only full self-improvement.
    RunsAway: "w1=0&w2=0&w3=100", ("It runs away", "暴走する");
    /// A pause of two years from one work-month on, which most take part in.
    Pause: "pz=1&pm=24", ("Two years' pause", "2年の停止");
    /// The same pause with few participants and weak verification.
    LeakyPause: "pz=1&pm=24&pp=0.4&pv=0.5", ("Leaky pause", "抜け穴のある停止");
}
