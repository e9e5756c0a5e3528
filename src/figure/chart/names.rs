//! Names that keep off what is drawn.

use super::super::{
    labels::LabelSpec,
    plot::TextLook,
    scene::{Layer, Stroke},
    sheet::Sheet,
};

/// Writes a name where it finds room; whether it did.
pub(super) fn write(sheet: &mut Sheet, spec: &LabelSpec, look: TextLook) -> bool {
    let Some(placed) = sheet.placer.place(spec) else {
        return false;
    };
    sheet.recorder.layer(Layer::Label);
    if let Some(leader) = placed.leader {
        sheet
            .recorder
            .polyline(&leader, Stroke::solid(look.color.with_alpha(0.6), 1.0));
    }
    sheet
        .recorder
        .text(&placed.text(look.halo(sheet.theme.panel)));
    true
}
