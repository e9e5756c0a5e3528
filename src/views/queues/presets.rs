//! The starting points of the bottlenecks.

use crate::assumptions::presets::presets;

presets! {
    Queues;
    /// Open source as measured by 22 May 2026, and the offices' figures.
    Backlogs: "", ("As measured in spring 2026", "2026年春の実測");
    /// The document's count, which is the partners' own, against a capacity of our choosing.
    DocumentCount: "found=10000&real=100&patch=4000", ("The document's 10,000", "資料の「1万件以上」");
    /// What has been disclosed is patched within the two weeks that a patch takes on average.
    TwoWeeks: "patch=989", ("Two weeks a patch", "修正に2週間");
    /// Finding keeps the pace of the horizon, as at cURL.
    FindingFollows: "elast=1", ("Finding keeps pace with AI", "発見がAIの伸びに比例");
    /// The sceptic's case: what is easy to find has been found, and less is left for every doubling.
    RunsOut: "elast=-0.25&patch=989", ("They run out (sceptic)", "見つけ尽くす（懐疑派）");
    /// Patching is automated as fast as finding.
    PatchingFollows: "patch=989&patchg=150", ("Patching automated too", "修正も自動化");
    /// Drafting costs nothing: filings grow by more than half a year, examiners do not.
    FilingBoom: "filedg=60&examg=0", ("Filing boom", "特許出願の急増");
    /// Candidates for medicines grow as fast as the horizon.
    MedicineBoom: "drugel=1", ("Medicines at AI's pace", "新薬候補がAIの速さで増加");
}
