// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/manifest/textfiles.h"

#include <QFile>
#include <QSaveFile>
#include <QStringDecoder>

namespace darse::ui {
namespace {

constexpr qint64 kMostBytes = qint64{4} * 1024 * 1024;

Error failure(const QFileDevice& file)
{
    return {ErrorKind::Io, file.fileName().toStdString() + ": " + file.errorString().toStdString()};
}

} // namespace

Result<QString> readTextFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file);
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (bytes.size() > kMostBytes)
        return Error(ErrorKind::InvalidInput, path.toStdString() + " is too long to be edited");
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return Error(ErrorKind::InvalidInput, path.toStdString() + " is no text in UTF-8");
    return text;
}

Result<void> writeTextFile(const QString& path, const QString& text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(file);
    file.write(text.toUtf8());
    if (!file.commit())
        return failure(file);
    return ok();
}

} // namespace darse::ui
