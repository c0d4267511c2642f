using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SquatCoach.Storage;

/// <summary>Moments as milliseconds since 1970 (UTC): SQLite has no type for them, and numbers sort and compare in the database.</summary>
internal sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    moment => moment.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
