//! The starting points of the economy.

use crate::assumptions::presets::presets;

presets! {
    Economy;
    /// Lag and growth as in S3, growth slowing down.
    Diffusion: "", ("Two exponentials (Amodei interview)", "2つの指数（Amodeiインタビュー）");
    /// S3's example: compute for 5 T USD over 5 years on a forecast of 1 T USD a year, which comes out at 0.8 T USD.
    Ruin: "rg2=10", ("USD 5 trillion on a forecast", "予測で5兆ドル購入");
    /// The short end of S3's lag.
    QuickUse: "lag=1", ("Lag of 1 year", "遅れ1年");
    /// The long end of it.
    SlowUse: "lag=5", ("Lag of 5 years", "遅れ5年");
    /// Growth as slow as that of other industries soon, and less bought on it.
    CoolMarket: "lag=8&rg=2&rg2=1.05&rt=1&commit=0.1", ("Cool market (sceptic)", "冷めた市場（懐疑派）");
}
