//! What others measured of the loop of AI that builds AI, and the same of the research law.

use crate::research::jones::{Parameters, leverage};

/// Rise of research productivity by a unit of capability from which the loop sustains itself, and today's (very loosely
/// calibrated): Cunningham, Althoff, Halperin et al., "The Economics of Recursive Self-Improvement", arXiv 2609.15802, 2026-09-14.
pub const LOOP_GAIN: [f64; 2] = [0.15, 0.09];

/// How many times as fast AI makes progress at Anthropic (preliminary), another value, and the probability of that one: METR,
/// summary of its evaluation of Claude Opus 5.5 before release, 2026-09-22.
pub const SPEED_UP: [f64; 3] = [1.5, 2.0, 0.3];

/// Returns to research on the software of language models, with the 90% interval: Ho and Whitfill, "The software intelligence
/// explosion debate needs experiments", Epoch AI, 2025-11-14.
pub const RETURNS: [f64; 3] = [1.892, 1.07, 3.21];

/// The law's loop gain as a share of what would sustain it: with compute and labour standing still, d ln S/dt goes on rising
/// where (alpha/iv) f > beta. Nothing more is gained where the automated share `f` has reached a `cap`.
pub fn loop_gain(p: &Parameters, f: f64, cap: f64) -> f64 {
    if f >= cap {
        return 0.0;
    }
    p.ar * p.az * f / (p.iv * p.beta)
}

/// How many times as fast software improves as it would with nothing automated: (1/(1 - f))^alpha.
pub fn speed_up(p: &Parameters, f: f64) -> f64 {
    libm::exp(p.ar * p.az * leverage(f, 0.0))
}

/// Returns to all inputs of research together, (alpha + zeta)/beta, and to its labour alone, alpha/beta.
pub fn returns(p: &Parameters) -> [f64; 2] {
    [p.az / p.beta, p.ar * p.az / p.beta]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_s_figures_follow_from_its_central_parameters() {
        let p = Parameters::DEFAULT;
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
        near(returns(&p)[0], 0.9 / 0.65);
        near(returns(&p)[1], 0.2115 / 0.65);
        near(speed_up(&p, 0.0), 1.0);
        near(speed_up(&p, 0.5), 2.0f64.powf(0.2115));
        near(loop_gain(&p, 0.5, 0.99), 0.2115 * 0.5 / (2.85 * 0.65));
        near(loop_gain(&p, 0.99, 0.99), 0.0);
    }
}
