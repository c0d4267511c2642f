namespace SquatCoach.Web.Tests;

/// <summary>The form that invites somebody, on a site where nobody is yet.</summary>
public sealed class InviteTests
{
    [Fact]
    public async Task Invite_TheFirstAthleteWithoutAGroup_MakesTheFirstGroup()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        Assert.Contains("Send this link to Ari", await InviteAsync(owner, "Athlete", "Ari"), StringComparison.Ordinal);
        using var context = await site.ContextAsync();
        Assert.Equal(context.Groups.Single().Id, context.Invitations.Single().GroupId);
        owner.Dispose();
    }

    [Fact]
    public async Task Invite_AthleteToNoneOfTheGroups_SaysSoAndKeepsWhatWasTyped()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        using var made = await owner.PostAsync("/groups", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["name"] = "Juniors" });
        var page = await InviteAsync(owner, "Athlete", "Ari");
        Assert.Contains("Please choose one of your groups", page, StringComparison.Ordinal);
        Assert.Contains("name=\"Invite.Note\" value=\"Ari\"", page, StringComparison.Ordinal);
        owner.Dispose();
    }

    private static async Task<string> InviteAsync(TestClient owner, string role, string who)
    {
        using var answer = await owner.SendFormAsync("/people", new() { ["_handler"] = "invite", ["Invite.Role"] = role, ["Invite.Group"] = "", ["Invite.Athlete"] = "", ["Invite.Note"] = who });
        return await answer.Content.ReadAsStringAsync();
    }
}
