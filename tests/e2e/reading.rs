//! Values are read off the chart with the pointer, a finger or the keyboard.

use thirtyfour::Key;

use crate::harness::{Need, Page, lacks};

#[test]
fn the_pointer_reads_values_off_the_curve() {
    let page = Page::open("");
    let chart = page.find("#chart");
    page.hover(&chart, 150, 60);
    let readout = page.find("#readout");
    let title = page.words("#readout b");
    assert!(title.chars().any(|c| c.is_ascii_digit()), "{title}");
    assert!(readout.text().lines().count() >= 3, "{}", readout.text());
    page.hover(&chart, 60, 60);
    assert_ne!(page.words("#readout b"), title);
    page.hover(&page.find("#headline"), 0, 0);
    assert_eq!(page.find_all("#readout").len(), 0);
    page.assert_quiet();
}

#[test]
fn the_keyboard_steps_from_point_to_point_and_each_is_spoken() {
    let page = Page::open("");
    let chart = page.find("#chart");
    chart.keys(Key::Right);
    let first = page.words("#readout b");
    assert!(page.words("#live").starts_with(&first));
    page.keys(Key::Right);
    let second = page.words("#readout b");
    assert_ne!(second, first);
    page.keys(Key::End);
    let last = page.words("#readout b");
    assert!(page.words("#live").starts_with(&last));
    page.keys(Key::Right);
    assert_eq!(page.words("#readout b"), last, "the last stays the last");
    page.keys(Key::Home);
    assert_eq!(page.words("#readout b"), first);
    // The headline is due when the page has rested; it waits for who listens to points.
    page.rest();
    assert!(page.words("#live").starts_with(&first));
    page.keys(Key::Escape);
    assert_eq!(page.find_all("#readout").len(), 0);
}

#[test]
fn the_chart_stays_sharp_on_a_dense_screen_and_after_resizing() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("");
    let sharp = |ratio: f64| {
        page.wait_until(
            &format!("a pixel of the chart is one of the screen at {ratio}"),
            &format!(
                "((chart, at) => Math.abs(chart.width - at.width * {ratio}) <= 2
                   && Math.abs(chart.height - at.height * {ratio}) <= 2)
                 (document.querySelector('#figure'), document.querySelector('#figure').getBoundingClientRect())"
            ),
        );
    };
    sharp(1.0);
    // The emulation changes the size first and the density later, without telling the page: the second size follows both.
    page.viewport(1000, 700, 2.0);
    page.viewport(960, 700, 2.0);
    sharp(2.0);
    page.viewport(420, 844, 3.0);
    page.viewport(390, 844, 3.0);
    sharp(3.0);
    assert!(page.colours() > 50);
}
