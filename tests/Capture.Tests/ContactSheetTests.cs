using System.Diagnostics;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public class ContactSheetTests
{
    /// <summary>Another program reads the picture: ffmpeg gives the pixels back as they were.</summary>
    [Fact]
    public void Write_ThreeTilesInTwoColumns_FfmpegReadsThemBack()
    {
        var folder = Directory.CreateTempSubdirectory("squatcoach-sheet-");
        var path = Path.Combine(folder.FullName, "sheet.png");
        Tile[] tiles = [new(16, 10), new(16, 20), new(16, 30)];
        tiles[1].Border(2, new TileColour(255, 0, 0));
        using (var file = File.Create(path))
            ContactSheet.Write(file, tiles, columns: 2);

        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]) { RedirectStandardOutput = true })!;
        using var pixels = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(pixels);
        process.WaitForExit();
        folder.Delete(recursive: true);

        var rgb = pixels.ToArray();
        Assert.Equal(32 * 32 * 3, rgb.Length);
        byte[] At(int x, int y) => rgb.AsSpan(((y * 32) + x) * 3, 3).ToArray();
        Assert.Equal([10, 10, 10], At(5, 5));
        Assert.Equal([20, 20, 20], At(20, 8));
        Assert.Equal([255, 0, 0], At(31, 8));
        Assert.Equal([30, 30, 30], At(5, 20));
        Assert.Equal([0, 0, 0], At(20, 20));
    }

    [Fact]
    public void Draw_Skeleton_LeftOrangeAtTheRightOfThePicture()
    {
        var tile = new Tile(400);
        var points = new float[Body.ValuesPerFrame];
        new Actor().Write(0, points);

        SkeletonPainter.Draw(tile.Canvas, points, tile.SidePx / 90f);

        var knee = (int)Keypoint.LeftKnee * 3;
        var colour = tile.Row((int)points[knee + 1]).Slice((int)points[knee] * 3, 3).ToArray();
        Assert.Equal([255, 140, 0], colour);
    }

    [Fact]
    public void Draw_AthleteOutOfSight_DrawsNothing()
    {
        var tile = new Tile(50);
        var points = new float[Body.ValuesPerFrame];
        points.AsSpan().Fill(float.NaN);

        SkeletonPainter.Draw(tile.Canvas, points, tile.SidePx / 90f);

        for (var y = 0; y < 50; y++)
            Assert.Equal(-1, tile.Row(y).IndexOfAnyExcept((byte)0));
    }
}
