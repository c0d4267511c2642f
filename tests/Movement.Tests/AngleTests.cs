namespace SquatCoach.Movement.Tests;

public sealed class AngleTests
{
    [Fact]
    public void FromDegrees_RightAngle_IsHalfPi() => Assert.Equal(Math.PI / 2, Angle.FromDegrees(90).Radians, 12);

    [Fact]
    public void Compare_SmallerAndLarger_Orders()
    {
        Assert.True(Angle.FromDegrees(10) < Angle.FromDegrees(11));
        Assert.True(Angle.FromDegrees(10).Equals(Angle.FromDegrees(10.5), Angle.FromDegrees(1)));
        Assert.False(Angle.FromDegrees(10).Equals(Angle.FromDegrees(12), Angle.FromDegrees(1)));
    }

    [Theory]
    [InlineData(1, 0, 0, 0, 1, 0, 90)]
    [InlineData(1, 0, 0, -2, 0, 0, 180)]
    [InlineData(1, 0, 0, 3, 3, 0, 45)]
    public void AngleTo_KnownDirections_MatchesHand(double ax, double ay, double az, double bx, double by, double bz, double degrees) =>
        Assert.Equal(degrees, new Position3D(ax, ay, az).AngleTo(new Position3D(bx, by, bz)).Degrees, 9);

    [Fact]
    public void AngleTo_NoLength_IsUnknown() => Assert.False(default(Position3D).AngleTo(new Position3D(1, 0, 0)).IsKnown);
}
