//! The starting points of the bottlenecks.

use crate::assumptions::presets::presets;

presets! {
    Queues;
    /// The vulnerabilities of the first weeks against a capacity of our choosing.
    Backlogs: "", ("First weeks, carried on", "最初の数週間の延長");
    /// Finding keeps the pace of the horizon.
    FindingFollows: "elast=1", ("Finding keeps pace with AI", "発見がAIの伸びに比例");
    /// The sceptic's case: what is easy to find has been found, and less is left for every doubling.
    RunsOut: "elast=-0.25", ("They run out (sceptic)", "見つけ尽くす（懐疑派）");
    /// Patching is automated as fast as finding.
    PatchingFollows: "patch=5000&patchg=90", ("Patching automated too", "修正も自動化");
    /// Drafting costs nothing: filings grow by more than half a year, examiners do not.
    FilingBoom: "filedg=60&examg=0", ("Filing boom", "特許出願の急増");
}
