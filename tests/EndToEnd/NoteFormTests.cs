using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>The buttons under a note: in one row, or one under the other from edge to edge.</summary>
public sealed class NoteFormTests(PreparedSite site) : IClassFixture<PreparedSite>
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Buttons_OfTheNote_AreInLine(bool isPhone)
    {
        await using var coach = await Visitor.WithAsync(site.Address, isPhone, ColorScheme.Light);
        await coach.SignInAsync();
        await coach.OpenAsync($"/videos/{site.Videos[^2]}");
        await coach.Page.WaitForSelectorAsync("#draw:visible");
        var boxes = new List<LocatorBoundingBoxResult>();
        foreach (var button in await coach.Page.Locator(".note-form button:visible").AllAsync())
        {
            boxes.Add((await button.BoundingBoxAsync())!);
        }

        Assert.Equal(2, boxes.Count);
        var isRow = Math.Abs(boxes[0].Y - boxes[1].Y) < 1 && Math.Abs(boxes[0].Height - boxes[1].Height) < 1;
        var isColumn = Math.Abs(boxes[0].X - boxes[1].X) < 1 && Math.Abs(boxes[0].Width - boxes[1].Width) < 1;
        Assert.True(isRow || isColumn, string.Join("; ", boxes.Select(box => $"{box.X} {box.Y} {box.Width} {box.Height}")));
    }
}
