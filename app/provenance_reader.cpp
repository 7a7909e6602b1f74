// SPDX-License-Identifier: GPL-3.0-or-later
#include "provenance_reader.h"

#include <json/json_locator.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype linesAround = 1'000; ///< what a text view lays out without a stall

/// Looks up what the reply states about the places of the amount.
void settle(AmountConversion *conversion, const JsonValue &root)
{
    if (conversion->unit != AmountConversion::Unit::Stated)
        return;
    const JsonValue places = root.find(conversion->placesAt);
    if (places.isNull() && !conversion->otherwise.empty()) {
        AmountConversion other = conversion->otherwise.front();
        other.signAt = conversion->signAt;
        *conversion = other;
        settle(conversion, root);
        return;
    }
    bool isNumber = false;
    const int stated = places.rawToken().toInt(&isNumber);
    if (isNumber)
        conversion->places = stated;
}

void fill(ProvenancePlace *place, const StoredBody &body, const Result<JsonDocument> &document)
{
    place->sha256 = body.sha256;
    if (!body.isKept)
        return;
    place->bodyBytes = body.bytes.size();
    if (!document) {
        place->error = document.error();
        return;
    }
    const auto excerpt = excerptAround(document.value(), place->source.pointer, linesAround);
    if (!excerpt) {
        place->error = excerpt.error();
        return;
    }
    if (place->conversion)
        settle(&*place->conversion, document.value().root());
    place->text = excerpt.value().text;
    place->start = excerpt.value().start;
    place->length = excerpt.value().length;
    place->firstLine = excerpt.value().firstLine;
    place->lines = excerpt.value().lines;
    // The reading keeps the first characters of a token.
    const QString token = document.value().root().find(place->source.pointer).rawToken();
    place->isAsRead = token.startsWith(place->source.rawToken)
        && (token.size() == place->source.rawToken.size() || place->source.rawToken.size() >= 300);
}

} // namespace

void ProvenanceReader::read(const Provenance &asked)
{
    auto done = filled(asked);
    if (done) {
        Q_EMIT provenanceRead(done.value());
        return;
    }
    Provenance failed = asked;
    failed.error = done.error();
    Q_EMIT provenanceRead(failed);
}

Result<void> ProvenanceReader::findAttempt(Provenance *provenance)
{
    const auto history = m_queries->history(provenance->account, provenance->readingSince, provenance->readingSince);
    if (!history)
        return history.error();
    for (const HistoryPoint &point : history.value()) {
        if (point.receivedAt == provenance->readingSince && point.reading)
            provenance->attempt = point.attempt;
    }
    if (provenance->attempt.isEmpty())
        return {};
    const auto attempts =
        m_queries->attempts(provenance->connection, provenance->readingSince, provenance->readingSince, 1'000);
    if (!attempts)
        return attempts.error();
    for (const AttemptRecord &attempt : attempts.value()) {
        if (attempt.id != provenance->attempt)
            continue;
        provenance->startedAt = attempt.startedAt;
        provenance->receivedAt = attempt.receivedAt;
        provenance->outcome = attempt.outcome;
        provenance->requests = attempt.requests;
        provenance->definitionVersion = attempt.definitionVersion;
        provenance->hash = attempt.hash;
    }
    return {};
}

Result<Provenance> ProvenanceReader::filled(Provenance provenance)
{
    if (!m_queries) {
        auto queries = ReadingQueries::open(m_folder);
        if (!queries)
            return queries.error();
        m_queries = std::move(queries).value();
    }
    if (const auto found = findAttempt(&provenance); !found)
        return found.error();
    if (provenance.attempt.isEmpty())
        return provenance;
    const auto bodies = m_queries->bodies(provenance.attempt);
    if (!bodies)
        return bodies.error();
    for (const StoredBody &body : bodies.value()) {
        const auto isFrom = [&](const ProvenancePlace &place) { return place.source.request == body.request; };
        if (std::none_of(provenance.places.begin(), provenance.places.end(), isFrom))
            continue;
        const auto document = JsonDocument::parse(body.bytes);
        for (ProvenancePlace &place : provenance.places) {
            if (isFrom(place))
                fill(&place, body, document);
        }
    }
    return provenance;
}

} // namespace coffer
