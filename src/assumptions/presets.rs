//! Named starting points.

use super::{Assumptions, codec, registry::View};

/// A starting point of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// METR's points since 2023, exponential.
    Since2023,
    /// METR's points since 2019, exponential.
    Since2019,
    /// The rate and the level that S1 quotes: 12 h in February 2026, doubling every 4 months.
    Quoted,
    /// Each doubling takes 8% less time than the one before, in the manner of the AI Futures Model.
    Faster,
    /// The top of the S-curve within two years (S3): two doublings left, 94% of them by then.
    SCurve,
    /// A plateau soon, from the slow trend since 2019, with a wide spread.
    Sceptic,
    /// The two published bounds on the code share, joined by a logistic curve.
    Bounds,
    /// A reading of “100% within two years” (S1): 99.9% in June 2028, on the slower curve, with the later bound inside its range.
    Clark,
    /// A tenth of the code stays with people.
    Ceiling,
    /// The slower curve to the ceiling.
    SlowTail,
    /// The three branches with our weights.
    Weighed,
    /// Only the plateau, its top within two years (S3).
    Flattens,
    /// Only compounding, with a team of 100 doing the work of 100,000 (S1).
    Compounds,
    /// Only full self-improvement.
    RunsAway,
    /// A pause of two years from one work-month on, which most take part in.
    Pause,
    /// The same pause with few participants and weak verification.
    LeakyPause,
    /// Lag and growth as in S3, growth slowing down.
    Diffusion,
    /// S3's example: compute for 5 T USD over 5 years on a forecast of 1 T USD a year, which comes out at 0.8 T USD.
    Ruin,
    /// The short end of S3's lag.
    QuickUse,
    /// The long end of it.
    SlowUse,
    /// Growth as slow as that of other industries soon, and less bought on it.
    CoolMarket,
    /// The situation of mid-June 2026 in S5, with our numbers.
    AsSeen,
    /// Other labs come to the same point, and the public asks for control.
    Spreads,
    /// A hard race with China and courts that uphold the directive.
    Enacted,
    /// The sceptic's case: courts strike the directive down, and nothing like it happens elsewhere.
    StruckDown,
    /// A system of one's own and a change that has been tested.
    Prepared,
    /// The vulnerabilities of the first weeks against a capacity of our choosing.
    Backlogs,
    /// Finding keeps the pace of the horizon.
    FindingFollows,
    /// The sceptic's case: what is easy to find has been found, and less is left for every doubling.
    RunsOut,
    /// Patching is automated as fast as finding.
    PatchingFollows,
    /// Drafting costs nothing: filings grow by more than half a year, examiners do not.
    FilingBoom,
    /// The critics in S1: lines are not output, of which there is twice as much, and review costs half of writing.
    NotLines,
    /// METR's points and S1's bounds.
    Measured,
    /// The figures as S1 quotes them.
    AsQuoted,
    /// What the critics in S1 could be right with: the slow trend since 2019 with an end in sight, the lowest share of code.
    CriticsCase,
}

impl Preset {
    /// All presets in the order of the page.
    pub const ALL: &'static [Self] = &[
        Self::Since2023,
        Self::Since2019,
        Self::Quoted,
        Self::Faster,
        Self::SCurve,
        Self::Sceptic,
        Self::Bounds,
        Self::Clark,
        Self::Ceiling,
        Self::SlowTail,
        Self::Weighed,
        Self::Flattens,
        Self::Compounds,
        Self::RunsAway,
        Self::Pause,
        Self::LeakyPause,
        Self::Diffusion,
        Self::Ruin,
        Self::QuickUse,
        Self::SlowUse,
        Self::CoolMarket,
        Self::AsSeen,
        Self::Spreads,
        Self::Enacted,
        Self::StruckDown,
        Self::Prepared,
        Self::Backlogs,
        Self::FindingFollows,
        Self::RunsOut,
        Self::PatchingFollows,
        Self::FilingBoom,
        Self::NotLines,
        Self::Measured,
        Self::AsQuoted,
        Self::CriticsCase,
    ];

    /// The view that it belongs to.
    pub const fn view(self) -> View {
        match self {
            Self::Since2023
            | Self::Since2019
            | Self::Quoted
            | Self::Faster
            | Self::SCurve
            | Self::Sceptic => View::Horizon,
            Self::Bounds | Self::Clark | Self::Ceiling | Self::SlowTail | Self::NotLines => {
                View::Code
            }
            Self::Weighed
            | Self::Flattens
            | Self::Compounds
            | Self::RunsAway
            | Self::Pause
            | Self::LeakyPause => View::Branches,
            Self::Diffusion | Self::Ruin | Self::QuickUse | Self::SlowUse | Self::CoolMarket => {
                View::Economy
            }
            Self::AsSeen | Self::Spreads | Self::Enacted | Self::StruckDown | Self::Prepared => {
                View::Rules
            }
            Self::Backlogs
            | Self::FindingFollows
            | Self::RunsOut
            | Self::PatchingFollows
            | Self::FilingBoom => View::Queues,
            Self::Measured | Self::AsQuoted | Self::CriticsCase => View::Evidence,
        }
    }

    /// The public query. The quoted 4 months are 4/12 of 365.25 days.
    pub const fn query(self) -> &'static str {
        match self {
            Self::Since2023
            | Self::Weighed
            | Self::Bounds
            | Self::Diffusion
            | Self::AsSeen
            | Self::Backlogs
            | Self::Measured => "",
            Self::Since2019 => "since=2019-01-01",
            Self::Quoted | Self::AsQuoted => "dt=121.75&h0=720&t0=2026-02-05",
            Self::Faster => "law=power&d=0.92",
            Self::SCurve => "law=plateau&left=2",
            Self::Sceptic => "since=2019-01-01&law=plateau&dt=188&left=1.5&dtsd=60&scatter=1",
            Self::Clark => "curve=gompertz&s2=87.3",
            Self::Ceiling => "smax=90",
            Self::SlowTail => "curve=gompertz",
            Self::Flattens => "w1=100&w2=0&w3=0&left=3",
            Self::Compounds => "w1=0&w2=100&w3=0&fmax=0.999",
            Self::RunsAway => "w1=0&w2=0&w3=100",
            Self::Pause => "pz=1&pm=24",
            Self::LeakyPause => "pz=1&pm=24&pp=0.4&pv=0.5",
            Self::Ruin => "rg2=10",
            Self::QuickUse => "lag=1",
            Self::SlowUse => "lag=5",
            Self::CoolMarket => "lag=8&rg=2&rg2=1.05&rt=1&commit=0.1",
            Self::Spreads => "labs=2&opinion=1",
            Self::Enacted => "courts=1&race=2",
            Self::StruckDown => "labs=-1&courts=-2",
            Self::Prepared => "own=1&drill=0.5",
            Self::FindingFollows => "elast=1",
            Self::RunsOut => "elast=-0.25",
            Self::PatchingFollows => "patch=5000&patchg=90",
            Self::FilingBoom => "filedg=60&examg=0",
            Self::NotLines => "r=0.5&out=2",
            Self::CriticsCase => "since=2019-01-01&law=plateau&dt=188&left=8&dtsd=40&s2=60&smax=95",
        }
    }

    /// The assumptions that it stands for.
    pub fn assumptions(self) -> Assumptions {
        codec::parse(self.query()).0.assumptions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_clean_and_distinct() {
        for (index, preset) in Preset::ALL.iter().enumerate() {
            assert_eq!(codec::parse(preset.query()).1, [], "{preset:?}");
            let same_view = |other: &&Preset| other.view() == preset.view();
            for other in Preset::ALL[..index].iter().filter(same_view) {
                assert_ne!(preset.assumptions(), other.assumptions());
            }
        }
    }
}
