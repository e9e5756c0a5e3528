//! What a moving slider sees, and what follows when it rests.

use crate::panels::study;
use doublings::{i18n::Lang, views::Session};

#[test]
fn a_moving_slider_sees_the_same_answer_and_every_fourth_date_of_the_fan() {
    for query in [
        "dt=120",
        "law=power&d=0.85",
        "law=plateau",
        "law=broken&brk=2024-06-01",
        "scatter=1&seed=3",
        "view=code",
        "view=code&curve=gompertz&s2=70",
        "view=economy",
        "view=evidence",
        "view=evidence&dt=120&rel=80",
    ] {
        let study = study(query);
        let mut session = Session::default();
        let preview = session.preview(&study, Lang::En);
        assert!(session.is_partial(), "{query}");
        while session.refine() {}
        let rest = session.preview(&study, Lang::En);
        let whole = Session::default().panel(&study, Lang::En);
        assert!(rest == whole, "{query}");
        assert!(!session.is_partial(), "{query}");

        let told =
            |panel: &doublings::views::Panel| (panel.headline.clone(), panel.milestones.clone());
        assert_eq!(told(&preview), told(&whole), "{query}");
        let (preview, whole) = (preview.numbers(), whole.numbers());
        assert_eq!(preview.milestones, whole.milestones, "{query}");
        for (sketch, series) in preview.series.iter().zip(&whole.series) {
            // The median of a fan is as detailed as the fan.
            let seen = |values: &[f64]| values.iter().copied().step_by(4).collect::<Vec<_>>();
            assert_eq!(seen(&sketch.values), seen(&series.values), "{query}");
            let whole = &series.quantiles;
            for (i, bands) in sketch.quantiles.iter().enumerate() {
                for (p, sketched) in bands.iter().enumerate() {
                    if i.is_multiple_of(4) {
                        assert_eq!(*sketched, whole[i][p], "{query}: {i}");
                    } else {
                        let from = i - i % 4;
                        let around = whole[from..whole.len().min(from + 5)].iter().map(|q| q[p]);
                        let low = around.clone().fold(f64::INFINITY, f64::min);
                        let high = around.fold(f64::NEG_INFINITY, f64::max);
                        let within = low <= *sketched && *sketched <= high;
                        assert!(within, "{query}: {low} {sketched} {high} at {i}");
                    }
                }
            }
        }
    }
}

/// The bottlenecks follow the first of their simulations while a slider moves: the law at the values in force is the same, and
/// so are the bands of patents, which follow no simulation; the others are near.
#[test]
fn a_moving_slider_follows_the_first_simulations_of_the_queues() {
    for query in [
        "view=queues",
        "view=queues&dt=90&elast=0.8&patch=3000",
        "view=queues&drugel=0.6",
    ] {
        let study = study(query);
        let mut session = Session::default();
        let preview = session.preview(&study, Lang::En);
        assert!(session.is_partial(), "{query}");
        assert!(preview.subline.contains("the first 1,024 simulations"));
        while session.refine() {}
        let rest = session.preview(&study, Lang::En);
        let whole = Session::default().panel(&study, Lang::En);
        assert!(rest == whole, "{query}");
        assert!(whole.subline.contains("10,000 simulations"), "{query}");
        assert_eq!(preview.headline, whole.headline);
        let (preview, whole) = (preview.numbers(), whole.numbers());
        for (sketch, series) in preview.series.iter().zip(&whole.series) {
            assert_eq!(sketch.values, series.values, "{query} {}", sketch.name);
            // Half a per cent of the simulations apart at most, on every fourth date.
            let pairs = sketch.quantiles.iter().zip(&series.quantiles);
            for (near, q) in pairs.step_by(4) {
                for (p, value) in near.iter().enumerate() {
                    let width = q[6] - q[0] + 1e-6;
                    assert!(
                        (value - q[p]).abs() < 0.04 * width,
                        "{query} {p}: {value} {}",
                        q[p]
                    );
                }
            }
        }
        for (near, milestone) in preview.milestones.iter().zip(&whole.milestones) {
            assert!((near.never - milestone.never).abs() < 0.01, "{query}");
        }
    }
}
