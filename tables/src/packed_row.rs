//! Bit-packed facts: one integer for a row of a shape, one for a shape as a filter sees it.

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
}

/// A row's description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DescriptionCode {
    /// The cell is empty.
    Empty,
    /// The row's service name again.
    ServiceName,
    /// The only one of the group's own.
    OnlyOwn,
    /// One that many groups share, by its index.
    Common(u32),
    /// One of several of the group's own, by its index.
    Own(u32),
}

/// All facts about a row except its texts.
///
/// | bits | field |
/// |---|---|
/// | 0-2 | index of the transport's [`TransportFilter`] |
/// | 3-4 | [`PortCellSyntax`] |
/// | 5-6 | index of the status in [`Status::ALL`] |
/// | 7-15 | 0 without a service name, else 1 + its index in the group's list of names |
/// | 16-31 | [`DescriptionCode`]: 0 empty, 1 service name, 2 only own, then common, then own |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PackedRow(pub u32);

impl PackedRow {
    const SYNTAX_SHIFT: u32 = 3;
    const STATUS_SHIFT: u32 = 5;
    const NAME_SHIFT: u32 = 7;
    const DESCRIPTION_SHIFT: u32 = 16;

    /// The largest index of a name in a group's list.
    pub const MAX_NAME_INDEX: usize = (1 << (Self::DESCRIPTION_SHIFT - Self::NAME_SHIFT)) - 2;
    /// The largest sum of an index of an own description and the number of common ones.
    pub const MAX_DESCRIPTION_INDEX: usize = (1 << (u32::BITS - Self::DESCRIPTION_SHIFT)) - 4;

    /// Packs a row. `common_count` is the number of common descriptions.
    pub const fn new(
        transport: TransportFilter,
        syntax: PortCellSyntax,
        status: Status,
        name_index: Option<usize>,
        description: DescriptionCode,
        common_count: u32,
    ) -> Self {
        let name = match name_index {
            None => 0,
            Some(index) => 1 + index as u32,
        };
        let description = match description {
            DescriptionCode::Empty => 0,
            DescriptionCode::ServiceName => 1,
            DescriptionCode::OnlyOwn => 2,
            DescriptionCode::Common(index) => 3 + index,
            DescriptionCode::Own(index) => 3 + common_count + index,
        };
        Self(
            transport.index() as u32
                | (syntax as u32) << Self::SYNTAX_SHIFT
                | (status as u32) << Self::STATUS_SHIFT
                | name << Self::NAME_SHIFT
                | description << Self::DESCRIPTION_SHIFT,
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
        PortCellSyntax::ALL[self.field(Self::SYNTAX_SHIFT, Self::STATUS_SHIFT) as usize % 4]
    }

    /// The row's status.
    #[inline]
    pub const fn status(self) -> Status {
        Status::ALL[self.field(Self::STATUS_SHIFT, Self::NAME_SHIFT) as usize % 4]
    }

    /// The index of the row's service name in the group's list of names.
    #[inline]
    pub const fn name_index(self) -> Option<usize> {
        (self.field(Self::NAME_SHIFT, Self::DESCRIPTION_SHIFT) as usize).checked_sub(1)
    }

    /// The row's description, where `common_count` descriptions are common.
    #[inline]
    pub const fn description(self, common_count: u32) -> DescriptionCode {
        match self.0 >> Self::DESCRIPTION_SHIFT {
            0 => DescriptionCode::Empty,
            1 => DescriptionCode::ServiceName,
            2 => DescriptionCode::OnlyOwn,
            code => match (code - 3).checked_sub(common_count) {
                None => DescriptionCode::Common(code - 3),
                Some(index) => DescriptionCode::Own(index),
            },
        }
    }

    /// The bits from `start` up to `end`.
    #[inline]
    const fn field(self, start: u32, end: u32) -> u32 {
        self.0 >> start & ((1 << (end - start)) - 1)
    }
}

/// Where the description of a port is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DescriptionSource {
    /// The port has none.
    None,
    /// It is the port's name again.
    PortName,
    /// It is the only one of the group's own.
    OnlyOwn,
    /// It is one of several of the group's own, by its index.
    Own(usize),
    /// It is a common one, by its index.
    Common(usize),
    /// It is that of a row, by its index among the rows that cover the port.
    Row(usize),
}

/// What a port's rows say together, as one filter sees them: status and description.
///
/// | bits | field |
/// |---|---|
/// | 0-1 | index of the status in [`Status::ALL`]; that of `Dynamic` means no row counts |
/// | 2-4 | which [`DescriptionSource`], in its order |
/// | 5-31 | the index of that source |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PackedSummary(pub u32);

impl PackedSummary {
    const SOURCE_SHIFT: u32 = 2;
    const INDEX_SHIFT: u32 = 5;

    /// Packs a summary. The status is `None` where no row counts.
    pub const fn new(status: Option<Status>, source: DescriptionSource) -> Self {
        let status = match status {
            Some(status) => status,
            None => Status::Dynamic,
        };
        let (source, index) = match source {
            DescriptionSource::None => (0, 0),
            DescriptionSource::PortName => (1, 0),
            DescriptionSource::OnlyOwn => (2, 0),
            DescriptionSource::Own(index) => (3, index),
            DescriptionSource::Common(index) => (4, index),
            DescriptionSource::Row(index) => (5, index),
        };
        Self(status as u32 | source << Self::SOURCE_SHIFT | (index as u32) << Self::INDEX_SHIFT)
    }

    /// The status of `port`.
    #[inline]
    pub const fn status(self, port: u16) -> Status {
        match Status::ALL[self.0 as usize % 4] {
            Status::Dynamic => Status::without_rows(port),
            status => status,
        }
    }

    /// Where the description is found.
    #[inline]
    pub const fn description_source(self) -> DescriptionSource {
        let index = (self.0 >> Self::INDEX_SHIFT) as usize;
        match self.0 >> Self::SOURCE_SHIFT & 7 {
            0 => DescriptionSource::None,
            1 => DescriptionSource::PortName,
            2 => DescriptionSource::OnlyOwn,
            3 => DescriptionSource::Own(index),
            4 => DescriptionSource::Common(index),
            _ => DescriptionSource::Row(index),
        }
    }
}

const _: () = {
    assert!(TransportFilter::COUNT <= 1 << PackedRow::SYNTAX_SHIFT);
    assert!(PortCellSyntax::ALL.len() == 4 && Status::ALL.len() == 4);
    assert!(limits::MAX_ROWS_IN_GROUP <= PackedRow::MAX_NAME_INDEX + 1);
    let descriptions = limits::MAX_COMMON_DESCRIPTIONS + limits::MAX_ROWS_IN_GROUP;
    assert!(descriptions <= PackedRow::MAX_DESCRIPTION_INDEX + 1);
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_round_trip() {
        const COMMON: u32 = 7;
        let descriptions = [
            DescriptionCode::Empty,
            DescriptionCode::ServiceName,
            DescriptionCode::OnlyOwn,
            DescriptionCode::Common(0),
            DescriptionCode::Common(COMMON - 1),
            DescriptionCode::Own(0),
            DescriptionCode::Own(PackedRow::MAX_DESCRIPTION_INDEX as u32 - COMMON),
        ];
        for transport in TransportFilter::ALL {
            for syntax in PortCellSyntax::ALL {
                for status in Status::ALL {
                    for name in [None, Some(0), Some(PackedRow::MAX_NAME_INDEX)] {
                        for description in descriptions {
                            let row = PackedRow::new(
                                transport,
                                syntax,
                                status,
                                name,
                                description,
                                COMMON,
                            );
                            assert_eq!(row.transport(), transport);
                            assert_eq!(row.port_cell_syntax(), syntax);
                            assert_eq!(row.status(), status);
                            assert_eq!(row.name_index(), name);
                            assert_eq!(row.description(COMMON), description);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn summaries_round_trip() {
        let sources = [
            DescriptionSource::None,
            DescriptionSource::PortName,
            DescriptionSource::OnlyOwn,
            DescriptionSource::Own(1),
            DescriptionSource::Common(limits::MAX_COMMON_DESCRIPTIONS),
            DescriptionSource::Row(0),
            DescriptionSource::Row(limits::MAX_ROWS_IN_GROUP),
        ];
        for source in sources {
            for status in [Status::Assigned, Status::Reserved, Status::Unassigned] {
                let summary = PackedSummary::new(Some(status), source);
                assert_eq!((summary.status(1), summary.description_source()), (status, source));
            }
            let summary = PackedSummary::new(None, source);
            assert_eq!(
                (summary.status(1), summary.status(65_535)),
                (Status::Reserved, Status::Dynamic)
            );
        }
    }
}
