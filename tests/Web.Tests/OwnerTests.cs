using System.Net;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>A site never loses its last owner: there would be nobody to let anybody in.</summary>
public sealed class OwnerTests
{
    [Fact]
    public async Task OnlyOwner_DeletesOrDemotesItself_IsToldWhyAndStays()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        Guid id;
        using (var context = await site.ContextAsync())
        {
            id = (await context.Users.SingleAsync()).Id;
        }

        foreach (var (path, page) in new[] { ("/account/delete", "/privacy"), ($"/accounts/{id}/delete", "/people"), ($"/accounts/{id}/role", "/people") })
        {
            using var answer = await owner.PostAsync(path, new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["role"] = "Coach" });
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal(page, answer.Headers.Location!.ToString());
            Assert.Contains("The site needs an owner", await owner.PageAsync(page), StringComparison.Ordinal);
        }

        using (var context = await site.ContextAsync())
        {
            Assert.True(await context.Users.AllAsync(account => account.Role == Role.Owner && account.DeletedAt == null));
        }

        using var visitor = site.Client();
        using var signIn = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
        owner.Dispose();
    }
}
