using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads what people may know of themselves: their own rows, and the audit.</summary>
internal sealed class PrivacyReader(IDbContextFactory<SquatCoachContext> contexts)
{
    /// <summary>Entries on a page of the audit.</summary>
    public const int AuditPageSize = 100;

    /// <summary>The viewer as an athlete, with consents; usually one row, none for most staff.</summary>
    public async Task<IReadOnlyList<Athlete>> OwnAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AthletesOf(viewer).AsNoTracking().Where(athlete => athlete.AccountId == viewer.AccountId).Include(athlete => athlete.Consents).OrderBy(athlete => athlete.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>What was done and seen, newest first, with the names of athletes loaded.</summary>
    /// <returns>One page (from 1), with one entry more where there are older ones.</returns>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(Viewer viewer, int page, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await context.AuditOf(viewer).AsNoTracking().OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip((page - 1) * AuditPageSize).Take(AuditPageSize + 1).ToListAsync(cancellationToken);
        var names = await context.AthletesOf(viewer).AsNoTracking().ToDictionaryAsync(athlete => athlete.Id, cancellationToken);
        entries.ForEach(entry => entry.Athlete = entry.AthleteId is { } id ? names.GetValueOrDefault(id) : null);
        return entries;
    }
}
