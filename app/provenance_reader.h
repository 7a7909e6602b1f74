// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/provenance.h>
#include <store/reading_queries.h>

#include <QObject>

#include <memory>

namespace coffer {

/// Finds in the log what the figures of a reading were made from, and prints the lines of the body around each of them.
/// Bodies of 8 MiB take a second: lives in the reader's thread, where its functions are posted. Values come back.
class ProvenanceReader : public QObject
{
    Q_OBJECT

public:
    explicit ProvenanceReader(QString folder) : m_folder(std::move(folder)) {}

    /// `asked` as provenanceOf() makes it; ends in provenanceRead with the same, filled in. Where the log cannot be
    /// read it carries the error. What waits when this is destroyed never comes.
    void read(const coffer::Provenance &asked);

Q_SIGNALS:
    void provenanceRead(const coffer::Provenance &provenance);

private:
    [[nodiscard]] Result<Provenance> filled(Provenance provenance);
    Result<void> findAttempt(Provenance *provenance);

    const QString m_folder;
    std::unique_ptr<ReadingQueries> m_queries;
};

} // namespace coffer
