using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class AthleteGroupConfiguration : IEntityTypeConfiguration<AthleteGroup>, IEntityTypeConfiguration<GroupStaff>, IEntityTypeConfiguration<GroupAthlete>
{
    public void Configure(EntityTypeBuilder<AthleteGroup> builder) => builder.ToTable("Groups").Property(group => group.Name).HasMaxLength(AthleteGroup.NameMaxLength);

    public void Configure(EntityTypeBuilder<GroupStaff> builder)
    {
        builder.ToTable("GroupStaff").HasKey(member => new { member.GroupId, member.AccountId });
        builder.HasIndex(member => member.AccountId);
        builder.HasOne(member => member.Group).WithMany(group => group.Staff).HasForeignKey(member => member.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(member => member.Account).WithMany().HasForeignKey(member => member.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<GroupAthlete> builder)
    {
        builder.ToTable("GroupAthletes").HasKey(place => new { place.GroupId, place.AthleteId });
        builder.HasIndex(place => place.AthleteId);
        builder.HasOne(place => place.Group).WithMany(group => group.Athletes).HasForeignKey(place => place.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(place => place.Athlete).WithMany(athlete => athlete.Groups).HasForeignKey(place => place.AthleteId).OnDelete(DeleteBehavior.Cascade);
    }
}
