//! Bit-packed structs: one integer for each row of a shape, and one for each filter of a
//! shape.

use crate::{Status, TransportFilter, limits};

/// How a row's *Port Number* cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PortCellSyntax {
    /// Empty.
    Empty,
    /// `80`: the first port of the group's run.
    Single,
    /// `6000-6063`: the whole run.
    WholeRun,
    /// `6000-6063`: from the first port of the run to an end that
    /// [`RowTables::range_end`](crate::RowTables::range_end) gives.
    Range,
}

impl PortCellSyntax {
    const ALL: [Self; 4] = [Self::Empty, Self::Single, Self::WholeRun, Self::Range];

    #[inline]
    const fn from_index(index: u32) -> Self {
        match index {
            0 => Self::Empty,
            1 => Self::Single,
            2 => Self::WholeRun,
            _ => Self::Range,
        }
    }
}

/// The place where the description of a row or of a port is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DescriptionSource {
    /// There is no description.
    None,
    /// The name of the row, or of the port.
    Name,
    /// The only own description of the group.
    OnlyOwn,
    /// One of several own descriptions of the group, by its index.
    Own(usize),
    /// A description that many groups share, by its index.
    Common(usize),
    /// For ports only: the description of a row, by its index among the rows that cover
    /// the port. Rows of earlier groups come first, then the group's own.
    Row(usize),
}

impl DescriptionSource {
    const KIND_BITS: u32 = 3;

    /// Packs the source: three bits for the kind, in the order above, then the index.
    #[inline]
    const fn pack(self) -> u32 {
        let (kind, index) = match self {
            Self::None => (0, 0),
            Self::Name => (1, 0),
            Self::OnlyOwn => (2, 0),
            Self::Own(index) => (3, index),
            Self::Common(index) => (4, index),
            Self::Row(index) => (5, index),
        };
        kind | (index as u32) << Self::KIND_BITS
    }

    #[inline]
    const fn unpack(bits: u32) -> Self {
        let index = (bits >> Self::KIND_BITS) as usize;
        match bits & 7 {
            0 => Self::None,
            1 => Self::Name,
            2 => Self::OnlyOwn,
            3 => Self::Own(index),
            4 => Self::Common(index),
            _ => Self::Row(index),
        }
    }
}

/// The facts about a row that its group shares with other groups: all except its texts.
///
/// | bits | field |
/// |---|---|
/// | 0-2 | index of the transport's [`TransportFilter`] |
/// | 3-4 | [`PortCellSyntax`] |
/// | 5-6 | index of the status in [`Status::ALL`] |
/// | 7-15 | 0 without a service name, else 1 + its index in the group's list of names |
/// | 16-31 | [`DescriptionSource`] |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PackedRow(pub u32);

impl PackedRow {
    const SYNTAX_SHIFT: u32 = 3;
    const STATUS_SHIFT: u32 = 5;
    const NAME_SHIFT: u32 = 7;
    const DESCRIPTION_SHIFT: u32 = 16;

    /// The largest index of a name in a group's list.
    const MAX_NAME_INDEX: usize = (1 << (Self::DESCRIPTION_SHIFT - Self::NAME_SHIFT)) - 2;
    /// The largest index of a description.
    const MAX_DESCRIPTION_INDEX: usize =
        (1 << (u32::BITS - Self::DESCRIPTION_SHIFT - DescriptionSource::KIND_BITS)) - 1;

    /// Packs a row.
    pub const fn new(
        transport: TransportFilter,
        syntax: PortCellSyntax,
        status: Status,
        name_index: Option<usize>,
        description: DescriptionSource,
    ) -> Self {
        let name = match name_index {
            None => 0,
            Some(index) => 1 + index as u32,
        };
        Self(
            transport.index() as u32
                | (syntax as u32) << Self::SYNTAX_SHIFT
                | (status as u32) << Self::STATUS_SHIFT
                | name << Self::NAME_SHIFT
                | description.pack() << Self::DESCRIPTION_SHIFT,
        )
    }

    /// The row's transport; [`TransportFilter::ANY`] where the cell is empty.
    #[inline]
    pub const fn transport(self) -> TransportFilter {
        TransportFilter::from_index(self.field(0, Self::SYNTAX_SHIFT) as usize)
    }

    /// How the *Port Number* cell is written.
    #[inline]
    pub const fn port_cell_syntax(self) -> PortCellSyntax {
        PortCellSyntax::from_index(self.field(Self::SYNTAX_SHIFT, Self::STATUS_SHIFT))
    }

    /// The row's status.
    #[inline]
    pub const fn status(self) -> Status {
        status_from_index(self.field(Self::STATUS_SHIFT, Self::NAME_SHIFT))
    }

    /// The index of the row's service name in the group's list of names.
    #[inline]
    pub const fn name_index(self) -> Option<usize> {
        (self.field(Self::NAME_SHIFT, Self::DESCRIPTION_SHIFT) as usize).checked_sub(1)
    }

    /// The place of the row's description.
    #[inline]
    pub const fn description_source(self) -> DescriptionSource {
        DescriptionSource::unpack(self.0 >> Self::DESCRIPTION_SHIFT)
    }

    /// The bits from `start` up to `end`.
    #[inline]
    const fn field(self, start: u32, end: u32) -> u32 {
        self.0 >> start & ((1 << (end - start)) - 1)
    }
}

/// The status with this index in [`Status::ALL`].
#[inline]
const fn status_from_index(index: u32) -> Status {
    match Status::from_index(index as usize) {
        Some(status) => status,
        None => Status::Dynamic,
    }
}

/// The status of a port and the place of its description, for one filter.
///
/// | bits | field |
/// |---|---|
/// | 0-1 | index of the status in [`Status::ALL`]; `Dynamic` means that no row counts |
/// | 2-31 | [`DescriptionSource`] |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PackedSummary(pub u32);

impl PackedSummary {
    const SOURCE_SHIFT: u32 = 2;

    /// Packs a summary. The status is `None` if no row counts.
    pub const fn new(status: Option<Status>, source: DescriptionSource) -> Self {
        let status = match status {
            Some(status) => status,
            None => Status::Dynamic,
        };
        Self(status as u32 | source.pack() << Self::SOURCE_SHIFT)
    }

    /// The status of `port`.
    #[inline]
    pub const fn status(self, port: u16) -> Status {
        match status_from_index(self.0 & ((1 << Self::SOURCE_SHIFT) - 1)) {
            Status::Dynamic => Status::without_rows(port),
            status => status,
        }
    }

    /// The place of the port's description.
    #[inline]
    pub const fn description_source(self) -> DescriptionSource {
        DescriptionSource::unpack(self.0 >> Self::SOURCE_SHIFT)
    }

    /// Whether `source` is the place of the port's description.
    ///
    /// For hot paths: one comparison.
    #[inline]
    pub const fn describes_by(self, source: DescriptionSource) -> bool {
        self.0 >> Self::SOURCE_SHIFT == source.pack()
    }
}

const _: () = {
    assert!(TransportFilter::COUNT <= 1 << PackedRow::SYNTAX_SHIFT);
    assert!(PortCellSyntax::ALL.len() == 4 && Status::ALL.len() == 4);
    assert!(limits::MAX_ROWS_IN_GROUP <= PackedRow::MAX_NAME_INDEX + 1);
    assert!(limits::MAX_ROWS_IN_GROUP <= PackedRow::MAX_DESCRIPTION_INDEX + 1);
    assert!(limits::MAX_COMMON_DESCRIPTIONS <= PackedRow::MAX_DESCRIPTION_INDEX + 1);
};

#[cfg(test)]
mod tests {
    use super::*;

    const DESCRIPTIONS: [DescriptionSource; 8] = [
        DescriptionSource::None,
        DescriptionSource::Name,
        DescriptionSource::OnlyOwn,
        DescriptionSource::Own(0),
        DescriptionSource::Own(limits::MAX_ROWS_IN_GROUP - 1),
        DescriptionSource::Common(0),
        DescriptionSource::Common(limits::MAX_COMMON_DESCRIPTIONS - 1),
        DescriptionSource::Row(limits::MAX_ROWS_IN_GROUP - 1),
    ];

    #[test]
    fn rows_round_trip() {
        for transport in TransportFilter::ALL {
            for syntax in PortCellSyntax::ALL {
                for status in Status::ALL {
                    for name in [None, Some(0), Some(PackedRow::MAX_NAME_INDEX)] {
                        for description in DESCRIPTIONS {
                            let row = PackedRow::new(transport, syntax, status, name, description);
                            assert_eq!(row.transport(), transport);
                            assert_eq!(row.port_cell_syntax(), syntax);
                            assert_eq!(row.status(), status);
                            assert_eq!(row.name_index(), name);
                            assert_eq!(row.description_source(), description);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn summaries_round_trip() {
        for source in DESCRIPTIONS {
            for status in [Status::Assigned, Status::Reserved, Status::Unassigned] {
                let summary = PackedSummary::new(Some(status), source);
                assert_eq!((summary.status(1), summary.description_source()), (status, source));
            }
            let summary = PackedSummary::new(None, source);
            assert_eq!(summary.status(1), Status::Reserved);
            assert_eq!(summary.status(65_535), Status::Dynamic);
        }
    }
}
