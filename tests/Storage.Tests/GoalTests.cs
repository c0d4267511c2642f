using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage.Tests;

public sealed class GoalTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(Exercise.FrontSquat)]
    public async Task Save_TwoGoalsForOneFigure_AreRefusedByTheDatabase(Exercise? exercise)
    {
        await using var storage = await StorageFixture.NewAsync();
        var athlete = (await storage.UploadAsync()).AthleteId;
        await using var context = await storage.ContextAsync();
        context.Goals.Add(Goal(athlete, exercise));
        await context.SaveChangesAsync();

        context.Goals.Add(Goal(athlete, exercise));

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
    }

    private static Goal Goal(Guid athlete, Exercise? exercise) => new()
    {
        AthleteId = athlete,
        Metric = GoalMetric.KneeFlexion,
        Exercise = exercise,
        Target = 110,
        By = null,
        SetById = Guid.NewGuid(),
        SetBy = "Carla",
        SetAt = TimeProvider.System.GetUtcNow(),
    };
}
