/* Examples of the reference of keys: what stands in the ruleset or bid for each object. */
#include "api/examples.h"

/* In the order of the reference. */
const struct bg_example bg_examples[] = {
    {"ruleset",
     "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"lights\", \"title\": \"Street lights\", "
     "\"version\": \"1\",\n"
     " \"currency\": \"USD\", \"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},\n"
     " \"fields\": {\"price\": {\"label\": \"Price\", \"type\": \"money\", \"role\": \"price\"}},\n"
     " \"criteria\": {}, \"price\": {\"field\": \"price\"},\n"
     " \"award\": {\"method\": \"lowest_evaluated_price\", \"ties\": [\"draw\"]}}\n"},
    {"library",
     "{\"library\": {\"country\": \"US\", \"region\": \"US-CA\", \"language\": \"en\", \"is\": "
     "\"template\",\n"
     "             \"work\": [\"cleaning\"], \"terms\": {\"covered\": \"Livable wage\"}}}\n"},
    {"covered", "{\"coverage\": {\"covered\": {\"services\": \"Contracts for services of 100,000 "
                "USD or more\"}}}\n"},
    {"include",
     "{\"include\": [{\"file\": \"standards/floor.json\", \"take\": [\"parameters.living_wage\"],\n"
     "   \"sha256\": \"363b5919851bbb95a2aa84d61d7868eb1def766a108e3444ab80bcf244903551\"}]}\n"},
    {"coverage", "{\"coverage\": {\"covered\": {\"services\": \"Contracts for services\"},\n"
                 "              \"exempt\": {\"young\": \"Workers under 16\"},\n"
                 "              \"not_modelled\": {\"review\": \"The office may grant an exemption "
                 "on review\"}}}\n"},
    {"exempt",
     "{\"coverage\": {\"exempt\": {\"small\": {\"title\": \"Contracts below the threshold\",\n"
     "                                  \"shown_by\": [\"contract\"], \"source\": \"order\"}}}}\n"},
    {"solicitation",
     "{\"solicitation\": {\"title\": \"Street lights\", \"reference\": \"R-2026-004\",\n"
     "                  \"buyer\": \"Town of Sample (invented)\", \"late\": \"reject\",\n"
     "                  \"confidential\": [\"wage\"]}}\n"},
    {"dates", "{\"solicitation\": {\"time_zone\": \"-05:00\",\n"
              "                  \"dates\": {\"advertised\": \"2026-02-02\", \"bids_due\": "
              "\"2026-03-13T14:00\",\n"
              "                            \"award\": \"2026-04-01\", \"start\": \"2026-05-01\", "
              "\"end\": \"2028-04-30\"}}}\n"},
    {"fact",
     "{\"facts\": {\"workers_now\": {\"label\": \"Workers on the contract today\", \"short\": "
     "\"workers today\",\n"
     "                           \"type\": \"number\", \"unit\": \"workers\", \"value\": 24}}}\n"},
    {"source",
     "{\"sources\": {\"wage_order\": {\"title\": \"Wage order 2026\", \"citation\": \"section "
     "4\",\n"
     "                            \"url\": \"https://example.org/order\", \"kind\": \"official\",\n"
     "                            \"retrieved\": \"2026-01-15\", \"verified\": true}}}\n"},
    {"parameter",
     "{\"parameters\": {\"floor\": {\"title\": \"Wage floor\", \"unit\": \"USD/hour\", \"source\": "
     "\"order\",\n"
     "                          \"at\": \"bids_due\", \"next_expected\": \"2027-01-01\",\n"
     "                          \"because\": \"it is set anew each January\",\n"
     "                          \"values\": {\"2025-01-01\": 17.65, \"2026-01-01\": 18.00}}}}\n"},
    {"dated_value",
     "{\"parameters\": {\"floor\": {\"values\": {\n"
     "   \"2026-01-01\": {\"value\": 18.00, \"source\": \"order\", \"verified\": true}}}}}\n"},
    {"figure",
     "{\"parameters\": {\"district_floor\": {\"title\": \"Wage floor of the district\", \"unit\": "
     "\"USD/hour\",\n"
     "   \"by\": [{\"fact\": \"district\"}],\n"
     "   \"table\": {\"north\": {\"2026-01-01\": 18.00}, \"south\": {\"2026-01-01\": 17.20}}}}}\n"},
    {"field", "{\"fields\": {\"accidents\": {\"label\": \"Accidents of the last three years\", "
              "\"type\": \"integer\",\n"
              "                          \"help\": \"Those with days away from work.\", "
              "\"required\": true, \"min\": 0,\n"
              "                          \"plausible_max\": 40, \"evidence\": \"evidenced\"}}}\n"},
    {"choice",
     "{\"fields\": {\"training\": {\"label\": \"Training\", \"type\": \"choice\",\n"
     "                         \"choices\": {\"none\": \"None\", \"job\": \"On the job\",\n"
     "                                     \"certificate\": \"With a certificate\"}}}}\n"},
    {"column",
     "{\"fields\": {\"crew\": {\"columns\": {\"overtime\": {\"label\": \"Overtime hours a year\", "
     "\"type\": \"number\",\n"
     "                                              \"unit\": \"hours\", \"min\": 0}}}}}\n"},
    {"statement_rule",
     "{\"fields\": {\"notice\": {\"label\": \"Workers who know their schedule two weeks ahead\",\n"
     "                       \"type\": \"percent\"}},\n"
     " \"statements\": {\"notice\": {\"order\": [\"agency_finding\", \"worker_survey\", "
     "\"vendor\"],\n"
     "                           \"least_n\": 10, \"published\": \"2026-01-15\"}}}\n"},
    {"criterion", "{\"criteria\": {\"pay\": {\"title\": \"Pay above the floor\", \"kind\": "
                  "\"linear\", \"weight\": 40,\n"
                  "                      \"element\": \"wages\", \"value\": {\"val\": \"wage\"},\n"
                  "                      \"from\": {\"param\": \"floor\"}, \"to\": 25, "
                  "\"on_missing\": \"zero\"}}}\n"},
    {"band", "{\"criteria\": {\"pay\": {\"kind\": \"bands\", \"weight\": 40, \"value\": {\"val\": "
             "\"wage\"}, \"out_of\": 10,\n"
             "                      \"from\": null, \"to\": null,\n"
             "                      \"bands\": [{\"at_least\": 25, \"points\": 10, \"label\": \"25 "
             "or more\"},\n"
             "                                {\"at_least\": 20, \"points\": 6},\n"
             "                                {\"at_least\": 0, \"points\": 0}]}}}\n"},
    {"choice_points",
     "{\"fields\": {\"plan\": {\"label\": \"Plan\", \"type\": \"choice\",\n"
     "                     \"choices\": {\"gold\": \"Gold\", \"silver\": \"Silver\", \"none\": "
     "\"None\"}}},\n"
     " \"criteria\": {\"pay\": null,\n"
     "              \"plan\": {\"title\": \"Health plan\", \"kind\": \"choice\", \"weight\": 40, "
     "\"out_of\": 10,\n"
     "                       \"value\": {\"val\": \"plan\"},\n"
     "                       \"points\": {\"gold\": 10, \"silver\": 6, \"none\": 0}}}}\n"},
    {"level", "{\"criteria\": {\"pay\": null,\n"
              "              \"method\": {\"title\": \"Method\", \"kind\": \"panel\", \"weight\": "
              "40, \"out_of\": 4,\n"
              "                         \"reads\": [\"method\"],\n"
              "                         \"levels\": [{\"title\": \"None\", \"definition\": \"No "
              "method\", \"points\": 0},\n"
              "                                    {\"title\": \"Sound\", \"definition\": \"It can "
              "work\", \"points\": 2},\n"
              "                                    {\"title\": \"Full\", \"definition\": \"Every "
              "step is planned\",\n"
              "                                     \"points\": 4}]}}}\n"},
    {"look_for",
     "{\"criteria\": {\"pay\": null,\n"
     "              \"method\": {\"title\": \"Method\", \"kind\": \"panel\", \"weight\": 40, "
     "\"out_of\": 2,\n"
     "                         \"reads\": [\"method\"],\n"
     "                         \"look_for\": {\"traffic\": \"How traffic is kept moving\",\n"
     "                                      \"night\": \"Work at night\"},\n"
     "                         \"levels\": [{\"title\": \"None\", \"definition\": \"No method\", "
     "\"points\": 0},\n"
     "                                    {\"title\": \"Full\", \"definition\": \"Both points are "
     "met\",\n"
     "                                     \"points\": 2}]}}}\n"},
    {"price",
     "{\"price\": {\"field\": \"price\", \"weight\": 60, \"formula\": \"fixed_range\",\n"
     "           \"parameters\": {\"low\": 150000, \"high\": 250000}, \"over\": \"comparison\",\n"
     "           \"tax_basis\": \"without tax\"}}\n"},
    {"schedule", "{\"fields\": {\"lines\": {\"label\": \"Price schedule\", \"type\": \"table\", "
                 "\"columns\": {\n"
                 "   \"item\": {\"label\": \"Item\", \"type\": \"text\"}, \"pieces\": {\"label\": "
                 "\"Quantity\", \"type\": \"number\"},\n"
                 "   \"each\": {\"label\": \"Unit price\", \"type\": \"money\"},\n"
                 "   \"sum\": {\"label\": \"Amount\", \"type\": \"money\"}}}},\n"
                 " \"price\": {\"schedule\": {\"field\": \"lines\", \"quantity\": \"pieces\", "
                 "\"unit_price\": \"each\",\n"
                 "                        \"amount\": \"sum\", \"governs\": \"lines\"}}}\n"},
    {"preference", "{\"price\": {\"preferences\": {\"local\": {\n"
                   "   \"title\": \"Local vendors\", \"applies_if\": {\"val\": \"local\"}, "
                   "\"effect\": \"subtract_own\",\n"
                   "   \"base\": \"own_bid\", \"percent\": 5, \"cap\": 25000}}}}\n"},
    {"adjustment",
     "{\"fields\": {\"years\": {\"label\": \"Years of guarantee\", \"type\": \"integer\", \"min\": "
     "0, \"max\": 10}},\n"
     " \"price\": {\"adjustments\": {\"guarantee\": {\"title\": \"Each year of guarantee\",\n"
     "                                         \"amount\": {\"*\": [{\"val\": \"years\"}, 1000]},\n"
     "                                         \"effect\": \"subtract\", \"stage\": "
     "\"before\"}}}}\n"},
    {"abnormally_low", "{\"abnormally_low\": {\"low\": {\"title\": \"Far below the mean\", "
                       "\"method\": \"percent_below_mean\",\n"
                       "                            \"parameters\": {\"percent\": 20}}}}\n"},
    {"award", "{\"award\": {\"method\": \"highest_score\", \"total\": 100, \"minimum_quality\": "
              "10, \"decimals\": 2,\n"
              "           \"rounding\": \"half_up\", \"ties\": [\"lowest_price\", \"draw\"]}}\n"},
    {"tie", "{\"award\": {\"ties\": [{\"criterion\": \"pay\"}, \"earliest\", \"draw\"]}}\n"},
    {"weight_limit",
     "{\"award\": {\"weight_limits\": {\"jobs\": {\"title\": \"Job quality\", \"criteria\": "
     "[\"pay\"],\n"
     "                                      \"at_least\": 30, \"at_most\": 60, \"of\": \"total\",\n"
     "                                      \"why\": \"a limit of the town's own rules\"}}}}\n"},
    {"panel", "{\"panel\": {\"combine\": \"trimmed_mean\", \"least\": 5, \"differ\": 40}}\n"},
    {"bafo", "{\"bafo\": {\"unanswered\": \"withdraw\"}}\n"},
    {"public", "{\"public\": {\"smallest_group\": 5, \"evaluators\": \"letters\", "
               "\"individual_scores\": false,\n"
               "            \"ground\": \"section 6 of the ordinance\"}}\n"},
    {"measure", "{\"measures\": {\"workers\": {\"title\": \"Workers on the contract\", \"unit\": "
                "\"workers\",\n"
                "                          \"rows\": \"crew\", \"value\": {\"val\": "
                "\"headcount\"}, \"headline\": \"none\"},\n"
                "              \"payroll\": {\"title\": \"Hourly wages together\", \"unit\": "
                "\"USD/hour\", \"element\": \"wages\",\n"
                "                          \"rows\": \"crew\",\n"
                "                          \"value\": {\"*\": [{\"val\": \"headcount\"}, {\"val\": "
                "\"hourly\"}]}}}}\n"},
    {"register",
     "{\"parameters\": {\"tax\": {\"title\": \"Payroll tax\", \"source\": \"law\", \"values\": "
     "{\"2026-01-01\": 0.0765}}},\n"
     " \"register\": {\"wage_floor\": {\"param\": \"floor\"}, \"legal_minimum\": 15.00,\n"
     "              \"payroll_tax\": {\"param\": \"tax\"}, \"collective_agreement\": "
     "\"outside\"}}\n"},
    {"register_fact",
     "{\"register\": {\"legal_minimum\": 15.00, \"wage_floor\": {\"param\": \"floor\"},\n"
     "              \"facts\": {\"contract\": {\"val\": \"amount\"}}}}\n"},
    {"register_cost",
     "{\"parameters\": {\"premium\": {\"title\": \"Premium of a worker\", \"unit\": \"USD\", "
     "\"source\": \"order\",\n"
     "                             \"values\": {\"2026-01-01\": 120}}},\n"
     " \"register\": {\"legal_minimum\": 15.00, \"wage_floor\": {\"param\": \"floor\"},\n"
     "              \"costs\": {\"insurance\": {\"title\": \"Insurance\", \"sources\": "
     "[\"order\"],\n"
     "                                      \"value\": {\"*\": [{\"val\": \"workers\"}, "
     "{\"param\": \"premium\"}]}}}}}\n"},
    {"lot", "{\"lots\": {\"north\": {\"title\": \"North\", \"facts\": {\"district\": \"north\"}},\n"
            "          \"south\": {\"title\": \"South\", \"facts\": {\"district\": \"south\"},\n"
            "                    \"patch\": {\"parameters\": {\"floor\": {\"values\": "
            "{\"2026-01-01\": 17.20}}}}}}}\n"},
    {"bid",
     "{\"format\": \"bidgauge-bid/1\", \"bid\": \"A-1\", \"submitted\": \"2026-03-12T16:05:00Z\",\n"
     " \"answers\": {\"price\": 182000, \"wage\": 19.50, \"local\": true}}\n"},
    {"vendor", "{\"vendor\": {\"id\": \"4711\", \"name\": \"Alder Lights (invented)\"}}\n"},
    {"receipt", "{\"receipt\": {\"received\": \"2026-03-12T16:09\", \"by\": \"J. Doe\", "
                "\"opened\": \"2026-03-13T14:10\"}}\n"},
    {"late_accepted", "{\"receipt\": {\"received\": \"2026-03-14T09:00\"},\n"
                      " \"late_accepted\": {\"reason\": \"the town's mailbox was down until "
                      "noon\", \"by\": \"J. Doe\",\n"
                      "                   \"date\": \"2026-03-14\"}}\n"},
    {"lot", "{\"lots\": {\"north\": {\"answers\": {\"price\": 90000}}, \"south\": {\"answers\": "
            "{\"price\": 95000}}}}\n"},
    {"evidence",
     "{\"evidence\": {\"wage\": [{\"document\": \"wage-sheet.pdf\", \"page\": \"2\"}]}}\n"},
    {"document", "{\"evidence\": {\"wage\": [{\"document\": \"wage-sheet.pdf\", \"page\": \"2\",\n"
                 "                        \"verified_by\": \"J. Doe\"}]}}\n"},
    {"clarification", "{\"clarifications\": [{\"date\": \"2026-03-16\", \"field\": \"wage\", "
                      "\"was\": 1950, \"now\": 19.50,\n"
                      "                     \"document\": \"letter of 16 March\"}]}\n"},
    {"qualification", "{\"qualifications\": [{\"place\": \"sheet Questions, row 12\",\n"
                      "                     \"text\": \"only if the crew of today is kept\"}]}\n"},
    {NULL, NULL},
};
