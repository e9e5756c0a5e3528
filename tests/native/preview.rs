//! What a moving slider sees, and what follows when it rests.

use crate::panels::study;
use doublings::{i18n::Lang, views::Session};

#[test]
fn a_moving_slider_sees_the_same_answer_and_every_second_date_of_the_fan() {
    for query in [
        "dt=120",
        "law=power&d=0.85",
        "law=plateau",
        "law=broken&brk=2024-06-01",
        "scatter=1&seed=3",
        "view=code",
        "view=code&curve=gompertz&s2=70",
        "view=economy",
        "view=queues",
    ] {
        let study = study(query);
        let mut session = Session::default();
        let preview = session.preview(&study, Lang::En);
        assert!(session.is_partial(), "{query}");
        assert!(!session.refine(), "{query}");
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
            let seen = |values: &[f64]| values.iter().copied().step_by(2).collect::<Vec<_>>();
            assert_eq!(seen(&sketch.values), seen(&series.values), "{query}");
            let whole = &series.quantiles;
            for (i, bands) in sketch.quantiles.iter().enumerate() {
                for (p, sketched) in bands.iter().enumerate() {
                    if i.is_multiple_of(2) {
                        assert_eq!(*sketched, whole[i][p], "{query}: {i}");
                    } else {
                        let (before, after) =
                            (whole[i - 1][p], whole[(i + 1).min(whole.len() - 1)][p]);
                        // Between whichever is less: what is left above the record can come down a little as it widens.
                        let within =
                            before.min(after) <= *sketched && *sketched <= before.max(after);
                        assert!(within, "{query}: {before} {sketched} {after} at {i}");
                    }
                }
            }
        }
    }
}
