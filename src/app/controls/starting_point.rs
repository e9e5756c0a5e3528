//! A starting point that leaves the sentence as it is says in a few words what it changed, and leads there.

use gloo::utils::document;
use leptos::prelude::*;

use crate::{
    app::{
        chart::side_chart,
        store::{App, Toast},
    },
    assumptions::{Assumptions, registry::REGISTRY},
    i18n::{format::localized_fmt, params::param_label, ui::Ui, words::value_text},
    views::Panel,
};

/// So many parameters are named at most.
const MOST_NAMED: usize = 2;

/// Replaces the assumptions; where the sentence stays, names what has changed and shows the first chart that says so.
pub fn take(app: App, after: &Assumptions) {
    let before = app.panel.get_untracked();
    app.replace(after);
    app.flush_frame();
    let now = app.panel.get_untracked();
    let (view, lang) = (now.view, now.lang);
    let is_another = before.view != view || before.headline != now.headline;
    if is_another || before.assumptions == now.assumptions {
        return;
    }
    let of = |panel: &Panel, key| panel.assumptions.in_force(key, &panel.resolved);
    let params = REGISTRY.iter().filter(|p| p.views.contains(&view));
    let changed = params
        .map(|param| param.key)
        .filter(|key| of(&before, *key) != of(&now, *key));
    let named = changed.take(MOST_NAMED).map(|key| {
        let value = of(&now, key).map_or_else(
            || app.text(Ui::Off).to_owned(),
            |v| value_text(lang, key, v),
        );
        localized_fmt(
            lang,
            "{0}: {1}",
            "{0}：{1}",
            &[param_label(lang, key), &value],
        )
    });
    let named: Vec<String> = named.collect();
    let mut about = named.join(app.text(Ui::Comma));
    let charts = now.side_charts.iter().zip(&before.side_charts);
    let says_so = charts
        .enumerate()
        .find(|(_, (chart, old))| chart.key == old.key && chart.text != old.text);
    if let Some((index, (chart, _))) = says_so {
        about = localized_fmt(
            lang,
            "{0}. See “{1}”.",
            "{0}。「{1}」をご覧ください。",
            &[&about, &chart.title],
        );
        if let Some(card) = document().get_element_by_id(&side_chart::id(index)) {
            card.scroll_into_view();
        }
    }
    app.say(Toast {
        text: Ui::SentenceStays,
        about,
        link: None,
    });
}
