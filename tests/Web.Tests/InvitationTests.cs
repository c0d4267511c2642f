using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Web.Tests;

/// <summary>The forms around an invitation, where something is missing.</summary>
public sealed partial class InvitationTests : IAsyncLifetime
{
    private readonly World _world = new();

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Invitation_OfAnOwnerWithoutAGroup_MakesTheFirstOne()
    {
        using var made = await _world.As("Owner").SendFormAsync("/people", new() { ["_handler"] = "invite", ["Invite.Role"] = "Athlete", ["Invite.Group"] = "", ["Invite.Athlete"] = "", ["Invite.Note"] = "Dora" });
        Assert.Contains("/join?token=", WebUtility.HtmlDecode(await made.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("My athletes", await _world.As("Owner").PageAsync("/people"), StringComparison.Ordinal);
        using var context = await _world.Site.ContextAsync();
        Assert.Equal("My athletes", (await context.Invitations.Where(one => one.Note == "Dora").Select(one => one.Group!.Name).SingleAsync()));
    }

    [Fact]
    public async Task Invitation_Refused_KeepsWhatWasFilledIn()
    {
        using var refused = await _world.As("Carl").SendFormAsync("/people", new() { ["_handler"] = "invite", ["Invite.Role"] = "Trainer", ["Invite.Group"] = "", ["Invite.Athlete"] = "", ["Invite.Note"] = "Theo the trainer" });
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Please choose one of your groups.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"Invite.Note\" value=\"Theo the trainer\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Trainer\" selected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_PasswordsThatDiffer_SaysSoAndKeepsWhatWasTicked()
    {
        using var made = await _world.As("Carl").SendFormAsync("/people", new() { ["_handler"] = "invite", ["Invite.Role"] = "Athlete", ["Invite.Group"] = _world.GroupId.ToString(), ["Invite.Athlete"] = "", ["Invite.Note"] = "Dora" });
        var link = WebUtility.HtmlDecode(LinkOnPage().Match(await made.Content.ReadAsStringAsync()).Groups[1].Value);
        using var dora = _world.Site.Client();
        using var refused = await dora.SendFormAsync(new Uri(link).PathAndQuery, new() { ["_handler"] = "join", ["Input.Name"] = "Dora", ["Input.Password"] = World.Password, ["Input.Repeat"] = "another password", ["Input.AgreesToAnalysis"] = "true" });
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("The two passwords differ.", page, StringComparison.Ordinal);
        Assert.Matches("name=\"Input.AgreesToAnalysis\" value=\"true\" checked", page);
        Assert.DoesNotMatch("name=\"Input.AgreesToTraining\" value=\"true\" checked", page);
    }

    [GeneratedRegex("value=\"([^\"]+)\" readonly data-secret")]
    private static partial Regex LinkOnPage();
}
