//! The starting points of the economy.

use crate::assumptions::presets::presets;

presets! {
    Economy;
    /// The interview's lag and example, beside what has been reported since.
    Diffusion: "", ("Amodei interview", "Amodeiインタビュー");
    /// What Anthropic has committed to, over the middle of the years that are reported, on its own revenue.
    Reported: "rests=path&commit=0.518&years=8.5&due=2026", ("Anthropic as reported", "Anthropicの実績（報道）");
    /// Growth that does not slow down, from the level of the end of 2025.
    Tenfold: "rests=path&r0=0.009&rg=10&rg2=10", ("Tenfold a year", "年10倍");
    /// The short end of the interview's lag.
    QuickUse: "lag=1", ("Lag of 1 year", "遅れ1年");
    /// The long end of it.
    SlowUse: "lag=5", ("Lag of 5 years", "遅れ5年");
    /// Growth as slow as that of other industries soon, and less bought on it.
    CoolMarket: "lag=8&rests=path&rg=2&rg2=1.05&rt=1&commit=0.1", ("Cool market (sceptic)", "冷めた市場（懐疑派）");
}
