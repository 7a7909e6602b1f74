// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "text_table.h"

#include <providers/definition_loader.h>
#include <providers/provider_catalog.h>
#include <providers/sample_runner.h>
#include <reports/position_json.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QFile>
#include <QJsonDocument>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.kind = file.exists() ? ErrorKind::StorageFailed : ErrorKind::NotFound,
                     .where = path,
                     .detail = file.errorString()};
    }
    QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return Error{.kind = ErrorKind::TooLarge, .where = path, .expected = u"at most %1 bytes"_s.arg(limit)};
    return bytes;
}

constexpr qint64 definitionLimit = 1024 * 1024;
constexpr qint64 bodyLimit = 8 * 1024 * 1024;

/// A built-in definition by id, else the file of that name.
Result<ProviderDefinition> findDefinition(const CliContext &context, const QString &idOrFile)
{
    const auto catalog = ProviderCatalog::builtIn();
    if (!catalog)
        return catalog.error();
    const QString path = context.path(idOrFile);
    if (auto known = catalog.value().find(ProviderId(idOrFile)); known || !QFile::exists(path))
        return known;
    const auto bytes = readFile(path, definitionLimit);
    return bytes ? loadDefinition(bytes.value()) : Result<ProviderDefinition>(bytes.error());
}

void runList(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto catalog = ProviderCatalog::builtIn();
    if (!catalog) {
        context.complain(catalog.error(), u"provider definitions"_s);
        finish(WhollyFailed);
        return;
    }
    QJsonArray rows;
    TextTable table(
        {{u"Id"_s}, {u"Name"_s}, {u"Version"_s, TextTable::Align::Right}, {u"Modes"_s}, {u"Environments"_s}});
    for (const ProviderDefinition &definition : catalog.value().all()) {
        QStringList modes;
        for (const ModeSpec &mode : definition.modes)
            modes += mode.name;
        QStringList environments;
        for (const EnvironmentSpec &environment : definition.environments)
            environments += environment.name;
        rows += QJsonObject{{u"id"_s, definition.id.toString()},
                            {u"name"_s, definition.name},
                            {u"version"_s, definition.version},
                            {u"modes"_s, QJsonArray::fromStringList(modes)},
                            {u"environments"_s, QJsonArray::fromStringList(environments)}};
        table.addRow({definition.id.toString(), definition.name, QString::number(definition.version),
                      modes.join(u", "_s), environments.join(u", "_s)});
    }
    if (line.has(u"json"_s)) {
        context.out << QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"formatVersion"_s, positionFormatVersion}, {u"providers"_s, rows}}).toJson());
    } else {
        table.print(context.out);
    }
    finish(AllGood);
}

QString parameterText(const ParameterSpec &spec)
{
    QString text = spec.label;
    if (!spec.required)
        text += u" (optional)"_s;
    if (!spec.choices.isEmpty())
        text += u" — one of: %1"_s.arg(spec.choices.join(u", "_s));
    if (!spec.defaultValue.isEmpty())
        text += u" — default: %1"_s.arg(spec.defaultValue);
    if (spec.kind == ParameterSpec::Kind::List)
        text += u" — may be repeated"_s;
    if (!spec.help.isEmpty())
        text += u". "_s + spec.help;
    return text;
}

void runShow(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto found = findDefinition(context, line.argument(0));
    if (!found) {
        context.complain(found.error(), line.argument(0));
        finish(WrongUsage);
        return;
    }
    const ProviderDefinition &definition = found.value();
    context.out << definition.name << " (" << definition.id.toString() << ", version " << definition.version << ")\n"
                << "Source: " << definition.reference << "\n\nWhat \"available\" means here: " << definition.available
                << "\n\n";
    for (const EnvironmentSpec &environment : definition.environments) {
        context.out << "Environment " << environment.name << ": " << environment.label
                    << (environment.isTest ? " (test data)" : "") << '\n';
        for (auto it = environment.addresses.cbegin(); it != environment.addresses.cend(); ++it)
            context.out << "  base " << it.key() << " = "
                        << (it.value().isEmpty() ? u"(give it with --base)"_s : it.value()) << '\n';
    }
    for (const ModeSpec &mode : definition.modes) {
        context.out << "\nMode " << mode.name << ": " << mode.label << '\n';
        for (const QString &name : mode.parameters) {
            if (const ParameterSpec *spec = definition.parameter(name))
                context.out << "  parameter " << name << ": " << parameterText(*spec) << '\n';
        }
        for (const QString &name : mode.secrets) {
            if (const SecretSpec *spec = definition.secret(name))
                context.out << "  secret " << name << ": " << spec->label
                            << (spec->help.isEmpty() ? QString() : u". "_s + spec->help) << '\n';
        }
    }
    finish(AllGood);
}

void runValidate(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const QString path = context.path(line.argument(0));
    const auto bytes = readFile(path, definitionLimit);
    const auto definition = bytes ? loadDefinition(bytes.value()) : Result<ProviderDefinition>(bytes.error());
    if (!definition) {
        context.complain(definition.error(), line.argument(0));
        finish(usageOr(definition.error()));
        return;
    }
    const auto currencies = CurrencyTable::builtIn();
    if (!currencies) {
        context.complain(currencies.error(), u"currency table"_s);
        finish(WhollyFailed);
        return;
    }
    int failed = 0;
    for (const SampleSpec &sample : definition.value().samples) {
        const auto outcome = runSample(definition.value(), sample, currencies.value());
        const bool good = outcome && outcome.value().differences.isEmpty();
        failed += good ? 0 : 1;
        context.out << (good ? "ok      " : "FAILED  ") << "sample " << sample.name << '\n';
        if (!outcome)
            context.complain(outcome.error(), sample.name);
        else
            for (const QString &difference : outcome.value().differences)
                context.out << "        " << difference << '\n';
    }
    context.out << line.argument(0) << ": " << definition.value().name << ", " << definition.value().modes.size()
                << " modes, " << definition.value().samples.size() << " samples"
                << (failed == 0 ? ", valid.\n" : ".\n");
    finish(failed == 0 ? AllGood : failed == int(definition.value().samples.size()) ? WhollyFailed : PartlyFailed);
}

/// Reads the saved bodies that `--response [REQUEST=]FILE` names. Errors: InvalidInput, NotFound, TooLarge.
Result<SavedReplies> savedReplies(const CliContext &context, const ProviderDefinition &definition,
                                  const ParsedLine &line)
{
    SavedReplies replies;
    replies.mode = line.value(u"mode"_s);
    replies.receivedAt = context.clock.now();
    const ModeSpec *mode = definition.mode(replies.mode);
    for (const QString &text : line.values(u"response"_s)) {
        QString request;
        QString file = text;
        const qsizetype equals = text.indexOf(u'=');
        if (mode && equals > 0
            && std::any_of(mode->requests.cbegin(), mode->requests.cend(),
                           [&](const RequestSpec &spec) { return spec.id == text.left(equals); })) {
            request = text.left(equals);
            file = text.mid(equals + 1);
        }
        auto bytes = readFile(context.path(file), bodyLimit);
        if (!bytes)
            return bytes.error();
        replies.bodies.emplace_back(request, std::move(bytes).value());
    }
    for (const QString &text : line.values(u"param"_s)) {
        const auto pair = parsePair(text, u"--param"_s);
        if (!pair)
            return pair.error();
        replies.parameters[pair.value().first] += pair.value().second;
    }
    return replies;
}

void printFigure(CliContext &context, const QString &name, const std::optional<Figure> &figure)
{
    if (!figure) {
        context.out << "    " << name.leftJustified(20) << notSentText() << '\n';
        return;
    }
    QStringList sources;
    for (const FigureSource &source : figure->sources)
        sources += u"%1 %2 = %3"_s.arg(source.request, source.pointer, source.rawToken);
    context.out << "    " << name.leftJustified(20) << figure->amount.toString().rightJustified(24) << "   "
                << sources.join(u"; "_s) << '\n';
}

void printReport(CliContext &context, const BalanceReport &report)
{
    for (const BalanceReading &reading : report.readings) {
        context.out << shortened(reading.providerAccountId) << "  " << shortened(reading.name) << "  "
                    << reading.currency.toString() << (reading.inTotals ? "" : "  (not in totals)") << '\n';
        printFigure(context, columnLabel(BalanceColumn::Posted), reading.posted);
        printFigure(context, columnLabel(BalanceColumn::Available), reading.available);
        if (reading.pending)
            printFigure(context, columnLabel(BalanceColumn::Pending), reading.pending);
        if (reading.creditLine.amount)
            printFigure(context, columnLabel(BalanceColumn::CreditLine), reading.creditLine.amount);
        for (const Component &component : reading.components)
            printFigure(context, componentName(component.name), component.figure);
        const Bridge bridge = bridgeOf(reading);
        if (bridge.expectedAvailable)
            context.out << "    " << bridgeRowLabel(BridgeRow::ExpectedAvailable).leftJustified(20)
                        << bridge.expectedAvailable->toString().rightJustified(24) << '\n';
        if (bridge.unexplained && !bridge.unexplained->isZero())
            context.out << "    " << bridgeRowLabel(BridgeRow::Unexplained).leftJustified(20)
                        << bridge.unexplained->toString().rightJustified(24) << '\n';
        for (const Diagnostic &diagnostic : reading.diagnostics)
            context.out << "    ! " << diagnosticSentence(diagnostic) << '\n';
    }
    for (const FailedAccount &failure : report.failures)
        context.complain(failure.error, failure.providerAccountId);
    if (report.undelivered)
        context.complain(*report.undelivered, QString());
    for (const Diagnostic &diagnostic : report.diagnostics)
        context.out << "! " << diagnosticSentence(diagnostic) << '\n';
}

void runTest(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const QString name = line.argument(0);
    const auto definition = findDefinition(context, name);
    const auto currencies = CurrencyTable::builtIn();
    if (!definition || !currencies) {
        context.complain(definition ? currencies.error() : definition.error(), name);
        finish(WrongUsage);
        return;
    }
    const auto replies = savedReplies(context, definition.value(), line);
    if (!replies) {
        context.complain(replies.error(), name);
        finish(WrongUsage);
        return;
    }
    const auto report = normalizeSaved(definition.value(), currencies.value(), replies.value());
    if (!report) {
        context.complain(report.error(), name);
        finish(report.error().kind == ErrorKind::InvalidInput ? WrongUsage : WhollyFailed);
        return;
    }
    if (line.has(u"json"_s)) {
        QJsonObject json = balanceReportToJson(report.value(), definition.value().name);
        json.insert(u"formatVersion"_s, positionFormatVersion);
        context.out << QString::fromUtf8(QJsonDocument(json).toJson());
    } else {
        printReport(context, report.value());
    }
    finish(report.value().isComplete() ? AllGood : report.value().readings.empty() ? WhollyFailed : PartlyFailed);
}

} // namespace

Command providersCommand()
{
    Command group{u"providers"_s, u"List, show, check and try provider definitions."_s};
    group.children = {
        {u"list"_s, u"List the built-in definitions."_s, {{u"json"_s, u"Print JSON."_s}}, {}, runList},
        {u"show"_s,
         u"Show what a provider needs: environments, modes, parameters, secrets, and what \"available\" means there."_s,
         {},
         {{u"PROVIDER"_s, u"A built-in id or a definition file."_s}},
         runShow},
        {u"validate"_s,
         u"Check a definition file and run its samples."_s,
         {},
         {{u"FILE"_s, u"The definition."_s}},
         runValidate},
        {u"test"_s,
         u"Normalise saved replies and print each account with every figure, its JSON pointer and raw token."_s,
         {{u"response"_s, u"A saved body; name its request where the mode has several."_s, u"[REQUEST=]FILE"_s, true,
           true},
          {u"mode"_s, u"A mode of the definition (default: its first)."_s, u"MODE"_s},
          {u"param"_s, u"A parameter of the mode."_s, u"KEY=VALUE"_s, true},
          {u"json"_s, u"Print JSON."_s}},
         {{u"PROVIDER"_s, u"A built-in id or a definition file."_s}},
         runTest},
    };
    return group;
}

} // namespace coffer
