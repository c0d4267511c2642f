using System.Net;

namespace SquatCoach.Web.Tests;

/// <summary>Light and dark by choice, where the system's is not wanted.</summary>
public sealed class ThemeTests
{
    [Fact]
    public async Task Account_ChoosesDark_EveryPageIsDarkFromItsFirstByteUntilItIsUndone()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        Assert.DoesNotContain("data-bs-theme", await owner.PageAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await ChooseAsync(owner, "dark"));
        var page = await owner.PageAsync("/account");
        Assert.Contains("data-bs-theme=\"dark\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"dark\" checked", page, StringComparison.Ordinal);
        Assert.Contains("data-bs-theme=\"dark\"", await owner.PageAsync("/upload"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await ChooseAsync(owner, "purple"));
        Assert.Equal(HttpStatusCode.Found, await ChooseAsync(owner, "system"));
        Assert.DoesNotContain("data-bs-theme", await owner.PageAsync("/"), StringComparison.Ordinal);
        owner.Dispose();
    }

    private static async Task<HttpStatusCode> ChooseAsync(TestClient client, string theme)
    {
        using var answer = await client.PostAsync("/account/theme", new() { ["__RequestVerificationToken"] = await client.TokenAsync(), ["theme"] = theme });
        return answer.StatusCode;
    }
}
