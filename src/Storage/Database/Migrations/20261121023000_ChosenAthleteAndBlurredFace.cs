using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SquatCoach.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class ChosenAthleteAndBlurredFace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ReferenceSince",
                table: "Videos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BlursFace",
                table: "Shares",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Athlete",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReferenceSince",
                table: "Videos");

            migrationBuilder.DropColumn(
                name: "BlursFace",
                table: "Shares");

            migrationBuilder.DropColumn(
                name: "Athlete",
                table: "Jobs");
        }
    }
}
