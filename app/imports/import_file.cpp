// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/import_file.h>

#include <imports/camt_reader.h>
#include <imports/csv_mapping.h>

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxBytes = 32 * 1024 * 1024;
constexpr std::size_t sampleRows = 5;

Result<QByteArray> contentOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{.kind = ErrorKind::NotFound, .where = path};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) // opening a pipe would wait for ever
        return Error{.kind = ErrorKind::StorageFailed, .where = path, .found = file.errorString()};
    QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes)
        return Error{.kind = ErrorKind::TooLarge, .where = path, .expected = u"at most 32 MiB"_s};
    if (file.error() != QFile::NoError)
        return Error{.kind = ErrorKind::StorageFailed, .where = path, .found = file.errorString()};
    return bytes;
}

void readAsCsv(ImportPreview &preview, const QByteArray &bytes, const std::optional<CsvMapping> &mapping,
               const std::optional<QDate> &date, const BusinessDayRule &days, UtcTime now)
{
    preview.format = ImportFormat::Csv;
    if (mapping)
        preview.mapping = *mapping;
    else
        preview.mapping.format = proposedFormat(bytes);
    auto table = readCsv(bytes, preview.mapping.format);
    if (!table) {
        preview.error = table.error();
        return;
    }
    preview.columns = table.value().columns;
    for (std::size_t i = 0; i < std::min(sampleRows, table.value().rows.size()); ++i)
        preview.samples.push_back(table.value().rows[i]);
    auto rows = mapRows(table.value(), preview.mapping, date, days, now);
    if (rows)
        preview.rows = std::move(rows).value();
    else
        preview.error = rows.error();
}

} // namespace

ImportPreview previewFile(const QString &path, const std::optional<CsvMapping> &mapping,
                          const std::optional<QDate> &date, const BusinessDayRule &days, const ImportScene &scene)
{
    ImportPreview preview;
    preview.file = shortened(QFileInfo(path).fileName(), 200);
    const auto bytes = contentOf(path);
    if (!bytes) {
        preview.error = bytes.error();
        return preview;
    }
    preview.sha256 = QCryptographicHash::hash(bytes.value(), QCryptographicHash::Sha256);
    if (looksLikeXml(bytes.value())) {
        preview.format = ImportFormat::Camt;
        auto file = readCamt(bytes.value(), days, scene.now);
        if (file) {
            preview.kind = file.value().kind;
            preview.rows = std::move(file.value().rows);
        } else {
            preview.error = file.error();
        }
    } else {
        readAsCsv(preview, bytes.value(), mapping, date, days, scene.now);
    }
    judgeRows(preview.rows, scene);
    return preview;
}

} // namespace coffer
