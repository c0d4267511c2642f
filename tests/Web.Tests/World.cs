using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>
/// A site with people who have nothing to do with each other: the owner; Carl, who coaches Anna with the trainer Tom; Cora, who coaches Berta.
/// Anna's video is the one that others must not see.
/// </summary>
public sealed class World : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    public const string SecretName = "annas-secret.mp4";

    public static readonly IReadOnlyList<string> People = ["Owner", "Carl", "Tom", "Anna", "Cora", "Berta"];

    private readonly Dictionary<string, TestClient> _clients = new(StringComparer.Ordinal);

    internal TestSite Site { get; private set; } = null!;

    public Guid AnnaId { get; private set; }

    public Guid BertaId { get; private set; }

    public Guid VideoId { get; private set; }

    public Guid GroupId { get; private set; }

    /// <summary>Accounts by name.</summary>
    public IReadOnlyDictionary<string, Guid> Accounts { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>The browser of somebody; "nobody" is not signed in.</summary>
    public TestClient As(string name) => _clients[name];

    public async Task InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        Accounts = new Dictionary<string, Guid>
        {
            ["Owner"] = await AddAsync("Owner", Role.Owner),
            ["Carl"] = await AddAsync("Carl", Role.Coach),
            ["Tom"] = await AddAsync("Tom", Role.Trainer),
            ["Anna"] = await AddAsync("Anna", Role.Athlete),
            ["Cora"] = await AddAsync("Cora", Role.Coach),
            ["Berta"] = await AddAsync("Berta", Role.Athlete),
        };
        await Site.Services.GetRequiredService<OwnerSetup>().OpenIfNeededAsync(default);
        GroupId = await GroupAsync("Carl", "Tom");
        AnnaId = await AthleteAsync("Anna", GroupId);
        BertaId = await AthleteAsync("Berta", await GroupAsync("Cora"));
        _clients["nobody"] = Site.Client();
        foreach (var name in People)
        {
            _clients[name] = Site.Client();
            using var answer = await _clients[name].SignInAsync(name, Password);
            Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        }

        VideoId = await As("Anna").UploadedAsync(Clips.Video, SecretName, $"athlete={AnnaId}");
        await Site.WaitForAsync(VideoId, JobState.Done);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await Site.DisposeAsync();
    }

    private async Task<Guid> AddAsync(string name, Role role)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var account = new Account { Id = Guid.NewGuid(), UserName = name, Role = role, CreatedAt = TimeProvider.System.GetUtcNow() };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
        return account.Id;
    }

    private async Task<Guid> GroupAsync(params string[] staff)
    {
        using var context = await Site.ContextAsync();
        var group = new AthleteGroup { Name = $"Group of {staff[0]}", CreatedAt = TimeProvider.System.GetUtcNow() };
        group.Staff.AddRange(staff.Select(name => new GroupStaff { GroupId = group.Id, AccountId = Accounts[name] }));
        context.Groups.Add(group);
        await context.SaveChangesAsync();
        return group.Id;
    }

    private async Task<Guid> AthleteAsync(string name, Guid groupId)
    {
        using var context = await Site.ContextAsync();
        var athlete = new Athlete { Name = name, AccountId = Accounts[name], CreatedAt = TimeProvider.System.GetUtcNow() };
        athlete.Groups.Add(new GroupAthlete { GroupId = groupId, AthleteId = athlete.Id });
        athlete.Consents.AddRange(new[] { ConsentPurpose.Analysis, ConsentPurpose.Coaching }.Select(purpose => new Consent { AthleteId = athlete.Id, Purpose = purpose, GivenAt = TimeProvider.System.GetUtcNow(), GivenById = Accounts[name] }));
        context.Athletes.Add(athlete);
        await context.SaveChangesAsync();
        return athlete.Id;
    }
}
