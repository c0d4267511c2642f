using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Targets of athletes: read by whoever sees the athlete, set by their coaches and by themselves.</summary>
public sealed class GoalBook(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    /// <summary>More than any of the figures can be: kilograms of a record, with room.</summary>
    public const double GreatestTarget = 1000;

    /// <summary>In the unit of the metric; whoever typed another says it in theirs.</summary>
    public const string OutOfRange = "Please give the target as a number from 0 to 1000.";

    public async Task<IReadOnlyList<Goal>> ListAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Goals.AsNoTracking().Where(goal => goal.AthleteId == athleteId && context.AthletesOf(viewer).Any(athlete => athlete.Id == athleteId))
            .OrderBy(goal => goal.SetAt).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets the target of one figure of an exercise in place of the one before.</summary>
    /// <param name="who">The viewer's name, which stays with the goal.</param>
    /// <param name="target">From 0 to 1000, in the unit of the metric.</param>
    public async Task<Change> SetAsync(Viewer viewer, string who, Guid athleteId, GoalKey key, double target, DateOnly? by, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (!await context.ManagedAthletesOf(viewer).AnyAsync(athlete => athlete.Id == athleteId, cancellationToken).ConfigureAwait(false))
        {
            return Change.Missing;
        }

        if (!double.IsFinite(target) || target is < 0 or > GreatestTarget)
        {
            return Change.Refused(OutOfRange);
        }

        await context.Goals.Where(goal => goal.AthleteId == athleteId && goal.Metric == key.Metric && goal.Exercise == key.Exercise).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        context.Goals.Add(new Goal { AthleteId = athleteId, Metric = key.Metric, Exercise = key.Exercise, Target = target, By = by, SetById = viewer.AccountId, SetBy = who, SetAt = clock.GetUtcNow() });
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return Change.Done;
    }

    public async Task<Change> RemoveAsync(Viewer viewer, Guid athleteId, GoalKey key, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return Change.DoneIf(await context.Goals.Where(goal => goal.AthleteId == athleteId && goal.Metric == key.Metric && goal.Exercise == key.Exercise && context.ManagedAthletesOf(viewer).Any(athlete => athlete.Id == athleteId))
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0);
    }
}
