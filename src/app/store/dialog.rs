//! Which dialog is open.

use crate::i18n::ui::Ui;

/// One of the dialogs that are made when they are first asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialog {
    /// None.
    #[default]
    None,
    /// The one that writes markup for embedding.
    Embed,
    /// The one that makes pictures to measure.
    Picture,
}

impl Dialog {
    /// The id of its element.
    pub const fn id(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Embed => "embed",
            Self::Picture => "picture",
        }
    }

    /// Its title.
    pub const fn title(self) -> Ui {
        match self {
            Self::None | Self::Embed => Ui::EmbedTitle,
            Self::Picture => Ui::PictureTitle,
        }
    }
}
