using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Puts people who do not exist into an empty site: at once, so that one can sign in while their training is still being made (<see cref="DemoFilling"/>).</summary>
internal sealed class DemoData(IServiceScopeFactory scopes, IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    /// <summary>Writes the people unless somebody is there already.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Users.AnyAsync(cancellationToken))
        {
            return;
        }

        await AddAccountAsync(DemoPlan.Owner, Role.Owner);
        var coach = await AddAccountAsync(DemoPlan.Coach, Role.Coach);
        var trainer = await AddAccountAsync(DemoPlan.Trainer, Role.Trainer);
        var groups = DemoPlan.Athletes.Select(person => person.Group).Distinct().ToDictionary(name => name, name => Group(name, name == DemoPlan.Athletes[0].Group ? [coach, trainer] : [coach]));
        context.Groups.AddRange(groups.Values);
        foreach (var person in DemoPlan.Athletes)
        {
            var account = await AddAccountAsync(person.Name, Role.Athlete);
            var athlete = Athlete(person, account, groups[person.Group]);
            context.Athletes.Add(athlete);
            context.Goals.AddRange(person.Goals.Select(goal => Goal(goal, athlete, coach)));
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<Guid> AddAccountAsync(string name, Role role)
    {
        await using var scope = scopes.CreateAsyncScope();
        var account = new Account { Id = Guid.NewGuid(), UserName = name, Role = role, CreatedAt = clock.GetUtcNow() };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, DemoPlan.Password);
        return made.Succeeded ? account.Id : throw new InvalidOperationException($"Found that the account '{name}' was refused; expected it to be made: {string.Join(' ', made.Errors.Select(error => error.Description))}");
    }

    private AthleteGroup Group(string name, ImmutableArray<Guid> staff)
    {
        var group = new AthleteGroup { Name = name, CreatedAt = clock.GetUtcNow() };
        group.Staff.AddRange(staff.Select(account => new GroupStaff { GroupId = group.Id, AccountId = account }));
        return group;
    }

    private Goal Goal((GoalMetric Metric, double Target, int Days) goal, Athlete athlete, Guid coach) => new()
    {
        AthleteId = athlete.Id,
        Metric = goal.Metric,
        Target = goal.Target,
        By = DateOnly.FromDateTime(clock.GetUtcNow().AddDays(goal.Days).UtcDateTime),
        SetById = coach,
        SetBy = DemoPlan.Coach,
        SetAt = clock.GetUtcNow().AddDays(-DemoPlan.Weeks * 7 / 2),
    };

    private Athlete Athlete(DemoPlan.Person person, Guid account, AthleteGroup group)
    {
        var athlete = new Athlete { Name = person.Name, AccountId = account, CreatedAt = clock.GetUtcNow().AddDays(-DemoPlan.Weeks * 7), IsMadeUp = true };
        athlete.Groups.Add(new GroupAthlete { GroupId = group.Id, AthleteId = athlete.Id });
        athlete.Consents.AddRange(new[] { ConsentPurpose.Analysis, ConsentPurpose.Coaching }.Select(purpose => new Consent { AthleteId = athlete.Id, Purpose = purpose, GivenAt = athlete.CreatedAt, GivenById = account }));
        return athlete;
    }
}
